import { afterEach, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/auth/context";
import { cancelImport, resumeImport, startImport } from "@/lib/imports/commands/running";
import { previewImport } from "@/lib/imports/commands/previewing";
import { bodies } from "@/lib/jobs/bodies";
import { runJob } from "@/lib/jobs/commands/running";
import { claimJob } from "@/lib/jobs/leases";
import { verifyStageTotals } from "@/lib/jobs/upkeep/stage-totals";
import { expire, jobOf } from "../jobs/scene";
import { world, type World } from "../support/world";
import { stateOf } from "./state";
import { finish, wizard } from "./wizard";

afterEach(() => void vi.restoreAllMocks());

/** Deals from one number to another, each at one of ten customers the file makes, every third one won. */
const HEADER = "opportunity id,name,account,deal stage,close date,close value\n";
const dealsFile = (from: number, to: number, amount = 100) =>
  `${HEADER}${Array.from({ length: to - from }, (_, at) => from + at).map((n) => `X-${n},Deal ${n},Company ${n % 10},${n % 3 ? "Prospecting,," : "Closed Won,2024-05-01,"}${amount + n}`).join("\n")}\n`;

async function ready(file = dealsFile(0, 2_600)) {
  const acme = await world();
  const adam = wizard(acme);
  const before = await stateOf(acme.tenantId);
  const importId = await adam.upload("deals", file);
  await adam.preview(importId);
  return { acme, adam, importId, before, start: async () => (await startImport(adam.ctx, { importId }), (await adam.read(importId)).jobId ?? "") };
}

/** At the end of its so-manyth transaction, before it commits, something happens to the worker. */
function interruptAt(type: "csv_import" | "import_preview" | "import_undo", end: number, what: () => Promise<unknown>) {
  const body = bodies[type];
  let ends = 0;
  vi.spyOn(bodies, type).mockImplementationOnce((ctx, payload, slice) =>
    body?.(ctx, payload, {
      ...slice,
      async keep(tx, cursor, progress) {
        if (++ends === end) await what();
        await slice.keep(tx, cursor, progress);
      },
    }) ?? Promise.resolve());
}

/** Its lease runs out, and somebody else claims the job. */
async function takenOver(jobId: string) {
  await expire(jobId);
  await claimJob(jobId);
}

const die = () => Promise.reject(new Error("The process was killed."));

async function expectOnce(acme: World, deals: number) {
  const [sums] = await acme.db((tx) => tx.$queryRaw<object[]>`
    select (select count(*)::int from deals) as deals, (select count(distinct "externalId")::int from deals) as ids, (select count(*)::int from customers) as customers,
      (select count(*)::int from deal_stage_events where "fromStageId" is null) as begun, (select count(*)::int from change_items where "entityType" = 'Deal' and before is null) as items`);
  expect(sums).toEqual({ deals, ids: deals, customers: 10, begun: deals, items: deals });
  expect(await verifyStageTotals(systemContext(acme.tenantId))).toMatchObject({ corrected: 0 });
}

test.each([1, 3, 4])("a worker that dies at the end of its transaction %i leaves whole portions; the next one goes on, and nothing is there twice", async (end) => {
  const { acme, adam, importId, start } = await ready();
  const jobId = await start();
  interruptAt("csv_import", end, die);
  await runJob(jobId);
  const written = await acme.db((tx) => tx.deal.count());
  expect(written).toBe(Math.max(0, end - 3) * 1_000);
  expect(await jobOf(jobId)).toMatchObject({ status: "pending" });
  await acme.db((tx) => tx.$executeRaw`update jobs set "runAfter" = now() - interval '1 minute' where id = ${jobId}::uuid`);
  await finish(jobId);
  expect((await adam.read(importId)).state).toBe("COMPLETED");
  await expectOnce(acme, 2_600);
});

test("a worker whose lease is lost has no further say, and what it was writing is rolled back", async () => {
  const { acme, adam, importId, start } = await ready();
  const jobId = await start();
  interruptAt("csv_import", 4, () => takenOver(jobId));
  expect(await runJob(jobId)).toBeNull();
  expect([await acme.db((tx) => tx.deal.count()), (await adam.read(importId)).state]).toEqual([1_000, "RUNNING"]);
  await expire(jobId);
  await finish(jobId);
  await expectOnce(acme, 2_600);
});

test("a preview that is interrupted comes to the same fates", async () => {
  const { acme, adam } = await ready(dealsFile(0, 3));
  const fatesOf = (batchId: string) => acme.db((tx) => tx.$queryRaw`select number, action::text, message, plan - array['k'] as plan from import_rows where "batchId" = ${batchId}::uuid order by number`);
  const file = `${dealsFile(0, 1_400)}${dealsFile(300, 700, 500).slice(HEADER.length)}`;
  const [whole, cut] = [await adam.upload("deals", file), await adam.upload("deals", file)];
  const counts = await adam.preview(whole);
  expect(counts).toMatchObject({ create: 1_400, update: 400 });
  const { jobId } = await previewImport(adam.ctx, { importId: cut });
  interruptAt("import_preview", 3, () => takenOver(jobId));
  expect(await runJob(jobId)).toBeNull();
  await expire(jobId);
  await finish(jobId);
  expect((await adam.read(cut)).counts).toEqual(counts);
  expect(await fatesOf(cut)).toEqual(await fatesOf(whole));
});

test("stopped in the middle, an import keeps what it wrote, goes on where it stood, or is undone", async () => {
  const { acme, adam, importId, before, start } = await ready();
  const jobId = await start();
  interruptAt("csv_import", 5, () => takenOver(jobId));
  await runJob(jobId);
  await cancelImport(adam.ctx, { importId });
  expect(await adam.read(importId)).toMatchObject({ state: "FAILED", summary: { error: "Stopped by Adam." } });
  expect(await acme.db((tx) => tx.deal.count())).toBe(2_000);
  await resumeImport(adam.ctx, { importId });
  await finish((await adam.read(importId)).jobId ?? "");
  await expectOnce(acme, 2_600);
  expect((await adam.undo(importId)).summary).toMatchObject({ kept: 0 });
  expect(await stateOf(acme.tenantId)).toEqual(before);
});

test("an undo whose worker loses its lease goes on where it stood, and all is as before", async () => {
  const { acme, adam, importId, before } = await ready(dealsFile(0, 1_300));
  await adam.run(importId);
  interruptAt("import_undo", 5, async () => takenOver((await adam.read(importId)).jobId ?? ""));
  await adam.undo(importId);
  const { jobId } = await adam.read(importId);
  await expire(jobId ?? "");
  await finish(jobId ?? "");
  expect((await adam.read(importId)).state).toBe("UNDONE");
  expect(await stateOf(acme.tenantId)).toEqual(before);
});

test("two imports at once in one organization: one record each, whoever comes first, and the other says so", async () => {
  const { acme, adam, importId } = await ready(dealsFile(0, 1_500));
  const other = await adam.upload("deals", dealsFile(1_000, 2_500));
  await adam.preview(other);
  for (const id of [importId, other]) await startImport(adam.ctx, { importId: id });
  const jobs = await Promise.all([importId, other].map(async (id) => (await adam.read(id)).jobId ?? ""));
  await Promise.all(jobs.map(finish));
  const [one, two] = [await adam.read(importId), await adam.read(other)];
  expect([one.state, two.state, (one.counts.create ?? 0) + (two.counts.create ?? 0), (one.counts.error ?? 0) + (two.counts.error ?? 0)]).toEqual(["COMPLETED", "COMPLETED", 2_500, 500]);
  await expectOnce(acme, 2_500);
  const said = await acme.db((tx) => tx.$queryRaw<object[]>`select distinct message -> 'problems' -> 0 ->> 'message' as said from import_rows where action = 'ERROR'`);
  expect(said).toEqual([{ said: "Somebody added this deal since the preview. Import the file again to update it." }]);
});
