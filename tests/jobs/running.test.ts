import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { bodies, upkeep } from "@/lib/jobs/bodies";
import { runDue, runJob } from "@/lib/jobs/commands/running";
import { claimJob, renewLease } from "@/lib/jobs/leases";
import { listDue } from "@/lib/jobs/queue";
import { Pause } from "@/lib/jobs/slices";
import { refuse } from "@/lib/refusal";
import { jobTypes } from "@/lib/events/catalog";
import { clearQueue, enqueued, expire, jobOf, moved } from "./scene";
import { world } from "../support/world";

beforeEach(clearQueue);
afterEach(() => void vi.restoreAllMocks());

test("moving someone's deal enqueues the notice and its wake-up in the same transaction", async () => {
  const { job, db, otto, maya } = await moved();
  expect(job).toMatchObject({ type: "owner_notice", status: "pending", createdByName: "Otto", createdById: otto.id });
  expect(await db((tx) => tx.outbox.findMany())).toMatchObject([{ channel: "EVENT", state: "PENDING", payload: { jobIds: [job.id] } }]);

  expect(await runJob(job.id)).toMatchObject({ status: "completed" });
  expect(await db((tx) => tx.outbox.findMany({ where: { channel: "IN_APP" } }))).toMatchObject([{ recipient: maya.id, payload: { kind: "deal.changed" } }]);
});

test("eight workers, one job: one runs the body, the others find it taken", async () => {
  const { job } = await moved();
  const body = vi.spyOn(bodies, "owner_notice");
  const endings = await Promise.all(Array.from({ length: 8 }, () => runJob(job.id)));
  expect(body).toHaveBeenCalledTimes(1);
  expect(endings.filter((ending) => ending !== null)).toHaveLength(1);
});

test("a killed worker's job is taken over when its lease runs out, not before", async () => {
  const { job, again } = await moved();
  await claimJob(job.id); // and then the worker is gone
  expect(await runJob(job.id)).toBeNull();
  expect(await listDue({ limit: 100 })).not.toContain(job.id);
  await expire(job.id);
  expect(await listDue({ limit: 100 })).toContain(job.id);
  expect(await runJob(job.id)).toMatchObject({ status: "completed" });
  expect(await again()).toMatchObject({ status: "completed", attempts: 1, deaths: 1, lockedUntil: null });
});

test("a worker that lost its lease no longer has a say", async () => {
  const { job, again } = await moved();
  vi.spyOn(bodies, "owner_notice").mockImplementationOnce(async () => {
    await expire(job.id);
    await claimJob(job.id);
    throw new Error("too late");
  });
  expect(await runJob(job.id)).toBeNull();
  expect(await again()).toMatchObject({ status: "processing", attempts: 1, deaths: 1, error: null });
});

test("a slice that takes longer holds its lease again, as long as nobody else has it", async () => {
  const { job, again } = await moved();
  const claimed = await claimJob(job.id);
  if (!claimed || claimed === "busy") throw new Error("not claimed");
  await everything.job.update({ where: { id: job.id }, data: { lockedUntil: new Date(Date.now() + 1000) } });
  expect(await renewLease(claimed)).toBe(true);
  expect((await again()).lockedUntil?.getTime()).toBeGreaterThan(Date.now() + 20_000);
  await expire(job.id);
  await claimJob(job.id);
  expect(await renewLease(claimed)).toBe(false);
});

test("what a worker without its lease writes with its cursor is rolled back", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge");
  vi.spyOn(bodies, "trash_purge").mockImplementation(async (ctx, _, slice) => {
    await expire(id);
    await claimJob(id); // somebody else
    await within(ctx, async (tx) => {
      await tx.customer.create({ data: { tenantId: ctx.tenantId, name: "Written twice" } });
      await slice.keep(tx, { row: 1 }, { done: 1, total: 2 });
    });
  });
  expect(await runJob(id)).toBeNull();
  expect(await scene.db((tx) => tx.customer.count())).toBe(0);
  expect(await jobOf(id)).toMatchObject({ status: "processing", cursor: null });
});

test("a worker's death costs its job no attempt", async () => {
  const { job, again } = await moved();
  for (let death = 0; death < 5; death++) {
    await claimJob(job.id); // and then the worker is gone
    await expire(job.id);
  }
  expect(await again()).toMatchObject({ attempts: 1, deaths: 4 });
  expect(await runJob(job.id)).toMatchObject({ status: "completed" });
});

test("a job whose workers keep dying fails in the end", async () => {
  const { job, again } = await moved();
  await everything.job.update({ where: { id: job.id }, data: { status: "processing", attempts: 1, deaths: 10, lockedUntil: new Date(0) } });
  expect(await listDue({ limit: 1000 })).not.toContain(job.id);
  await runDue();
  expect(await again()).toMatchObject({ status: "failed", error: "Its workers died." });
});

test("a failure waits longer each time and then stands, reported without its words; a refusal stands at once", async () => {
  const { job, again } = await moved();
  const body = vi.spyOn(bodies, "owner_notice").mockRejectedValue(new Error("no network to postgres://ops:secret@db"));
  const before = Date.now();
  expect(await runJob(job.id)).toMatchObject({ status: "pending" });
  const runAfter = (await again()).runAfter.getTime();
  expect(runAfter - before).toBeGreaterThan(1000);
  expect(runAfter - Date.now()).toBeLessThan(3000);
  expect(await runJob(job.id)).toBeNull();
  await everything.job.update({ where: { id: job.id }, data: { runAfter: new Date(0), attempts: 2 } });
  expect(await runJob(job.id)).toMatchObject({ status: "failed", error: expect.stringMatching(/^This work could not be done\. Request [0-9a-f-]{36}$/) });
  const [, requestId] = /Request (.+)$/.exec((await again()).error ?? "") ?? [];
  expect(await everything.appError.findFirstOrThrow({ where: { requestId: requestId ?? "" } })).toMatchObject({ kind: "job", route: "owner_notice", message: "no network to postgres://…@db" });

  const other = await moved();
  body.mockImplementation(async () => refuse("This file has no rows."));
  expect(await runJob(other.job.id)).toMatchObject({ status: "failed", error: "This file has no rows." });
});

test("a paused job waits at once with its cursor and progress, and its next slice begins there", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge", { attempts: 1 });
  const seen: unknown[] = [];
  vi.spyOn(bodies, "trash_purge").mockImplementation(async (_, __, slice) => {
    seen.push(slice.cursor);
    const row = ((slice.cursor as { row?: number } | null)?.row ?? 0) + 100;
    return row < 300 ? new Pause({ row }, { done: row, total: 300 }) : { created: 300 };
  });
  expect(await runJob(id)).toMatchObject({ status: "pending" });
  expect(await jobOf(id)).toMatchObject({ status: "pending", attempts: 0, cursor: { row: 100 }, progress: { done: 100, total: 300 }, lockedUntil: null });
  expect(await scene.db((tx) => tx.outbox.findMany({ where: { channel: "EVENT" } }))).toMatchObject([{ payload: { jobIds: [id] } }]);
  await runDue();
  expect(seen).toEqual([null, { row: 100 }, { row: 200 }]);
  expect(await jobOf(id)).toMatchObject({ status: "completed", result: { created: 300 } });
});

test("every kind of work that is offered has a body, and only work we know is run", async () => {
  const without = jobTypes.filter((type) => !bodies[type] && !upkeep[type]);
  expect(without).toEqual([]);
  const scene = await world();
  const { id } = await everything.job.create({ data: { tenantId: scene.tenantId, type: "dig_a_hole", payload: {}, createdByKind: "SYSTEM", createdByName: "System" } });
  expect(await runJob(id)).toMatchObject({ status: "failed", error: "There is no work called dig_a_hole." });
});
