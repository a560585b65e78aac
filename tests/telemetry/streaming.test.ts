import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { cleanUp } from "@/lib/jobs/upkeep/retention";
import { LIMITS } from "@/lib/telemetry/rules";
import { asOwner, slice } from "../audit/scene";
import { at, countJobs, linesOf, poured, row, sendLines, telemetryScene } from "./scene";

const COUNT = 12_000;
const rows = Array.from({ length: COUNT }, (_, n) => row(n, { observedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString() }));

test("a stream that breaks off keeps the chunks that were through, each once; sent again, the rest comes and nothing twice", async () => {
  const s = await telemetryScene();
  async function* breaking() {
    let sent = 0;
    for await (const part of linesOf(rows, 10_000)) {
      if ((sent += part.length) > 1_300_000) throw new Error("the sender is gone");
      yield part;
    }
  }
  await expect(sendLines(s.key, breaking(), "history")).rejects.toThrow("the sender is gone");
  const through = (await s.values()).length;
  const told = await s.db((tx) => tx.auditLog.count({ where: { action: "telemetry.ingested" } }));
  expect([through, through % LIMITS.chunk, told, await countJobs(s.tenantId)]).toEqual([expect.toSatisfy((count) => count > 0 && count < COUNT), 0, through / LIMITS.chunk, 1]);
  expect(await sendLines(s.key, linesOf(rows, 65_536), "history")).toMatchObject({ accepted: COUNT - through, duplicates: through, rejected: 0 });
  expect((await s.values()).map(({ value }) => value)).toEqual(rows.map(({ value }) => value));
  expect(await s.db((tx) => tx.telemetryBatch.findMany({ select: { accepted: true, duplicates: true } }))).toEqual([{ accepted: COUNT, duplicates: through }]);
});

test("a chunk whose connection is cut is not there at all", async () => {
  const s = await telemetryScene();
  async function* cutting() {
    for (const each of rows.slice(0, LIMITS.chunk + 1000)) yield Buffer.from(`${JSON.stringify(each)}\n`);
    await expect.poll(async () => (await s.values()).length).toBe(LIMITS.chunk); // the next chunk is read while the first is stored
    await asOwner(`create function break_here() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
      create trigger break_here before update on telemetry_batches for each row when (new."tenantId" = '${s.tenantId}' and new.accepted > 0) execute function break_here()`);
    for (const each of rows.slice(LIMITS.chunk + 1000)) yield Buffer.from(`${JSON.stringify(each)}\n`);
  }
  await expect(sendLines(s.key, cutting(), "cut")).rejects.toThrow();
  await asOwner("drop trigger break_here on telemetry_batches; drop function break_here()");
  expect((await s.values()).length).toBe(LIMITS.chunk);
  expect(await sendLines(s.key, linesOf(rows), "cut")).toMatchObject({ accepted: COUNT - LIMITS.chunk, duplicates: LIMITS.chunk });
});

test("an attribute that goes after its rows were placed, and before they are written, is told as unknown; the others are taken", async () => {
  const s = await telemetryScene();
  await s.send([row(1)], "slow");
  const waiting = () => everything.$queryRaw<unknown[]>`select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
  const sending = await everything.$transaction(async (tx) => {
    await tx.$queryRaw`select from telemetry_batches where "tenantId" = ${s.tenantId}::uuid for update`;
    const sent = s.send([row("pro", { attribute: "plan" }), row(2, { observedAt: at("02") })], "slow");
    await expect.poll(async () => (await waiting()).length).toBe(1);
    await tx.customerTelemetryAttribute.delete({ where: { id: s.plan.attribute("plan").id } });
    return { sent };
  });
  expect(await sending.sent).toMatchObject({ accepted: 1, rejected: 1, rejections: [{ row: 1, code: "unknown_attribute" }] });
  expect((await s.values()).map(({ value }) => value)).toEqual([1, 2]);
});

test("rejected rows go after 30 days; a month of values after 25; what was brought in late stays its 25 months", async () => {
  const s = await telemetryScene();
  await sendLines(s.key, poured(`${JSON.stringify(row(1, { observedAt: "2023-01-05" }))}\n${JSON.stringify(row(2))}\nwrong\nwrong too`));
  const age = (interval: string) => everything.$executeRaw`update telemetry_rejections set at = now() - ${interval}::interval where "tenantId" = ${s.tenantId}::uuid and line = 3`;
  await age("31 days");
  await asOwner("select create_telemetry_partitions('2020-03-01', '2020-03-01')");
  await sendLines(s.key, poured(JSON.stringify(row(3, { observedAt: "2020-03-05" }))));
  await cleanUp(slice());
  expect((await s.values()).map(({ value }) => value)).toEqual([1, 2]);
  expect((await s.db((tx) => tx.telemetryRejection.findMany({ select: { line: true } }))).map(({ line }) => line)).toEqual([4]);
  await everything.$executeRaw`update telemetry_values set "createdAt" = now() - interval '26 months' where "tenantId" = ${s.tenantId}::uuid`;
  await cleanUp(slice());
  expect((await s.values()).map(({ value }) => value)).toEqual([2]);
});
