import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { everything } from "@/lib/db/everything";
import { bodies } from "@/lib/jobs/bodies";
import { runJob } from "@/lib/jobs/commands/running";
import { cancelJob, retryJob } from "@/lib/jobs/commands/steering";
import { getJob, listJobs } from "@/lib/jobs/queries";
import { Pause, Stopped } from "@/lib/jobs/slices";
import { clearQueue, enqueued, jobOf } from "./scene";
import { world } from "../support/world";

beforeEach(clearQueue);
afterEach(() => void vi.restoreAllMocks());

test("work that failed is tried again by hand, with all of its attempts and from its cursor", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge", { status: "failed", attempts: 3, error: "No.", cursor: { row: 7 } });
  await retryJob(scene.as(scene.adam), { jobId: id });
  expect(await jobOf(id)).toMatchObject({ status: "pending", attempts: 0, error: null, cursor: { row: 7 } });
  expect(await scene.db((tx) => tx.auditLog.findMany({ where: { action: "job.retried" } }))).toMatchObject([{ entityId: id, actorName: "Adam" }]);
  expect(await scene.db((tx) => tx.outbox.count({ where: { channel: "EVENT", state: "PENDING" } }))).toBe(1);
});

test("work that is done, waits or runs is not tried again", async () => {
  const scene = await world();
  for (const status of ["completed", "pending", "processing"] as const) {
    const { id } = await enqueued(scene, "trash_purge", { status });
    await expect(retryJob(scene.as(scene.adam), { jobId: id })).rejects.toMatchObject({ status: 409 });
  }
});

test("what waits is cancelled at once and never runs", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge");
  await cancelJob(scene.as(scene.adam), { jobId: id });
  expect(await runJob(id)).toBeNull();
  expect(await jobOf(id)).toMatchObject({ status: "cancelled" });
  await expect(cancelJob(scene.as(scene.adam), { jobId: id })).rejects.toThrow("already come to an end");
});

test("what runs stops at its next whole batch, stays cancelled, and can be tried again once it has let go", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge");
  vi.spyOn(bodies, "trash_purge").mockImplementation(async (_, __, slice) => {
    await cancelJob(scene.as(scene.adam), { jobId: id });
    expect(await slice.isCancelled()).toBe(true);
    await expect(retryJob(scene.as(scene.adam), { jobId: id })).rejects.toThrow("still stopping");
    await expect(slice.keep(everything, { row: 1 }, { done: 1, total: 2 })).rejects.toThrow(Stopped);
    return new Pause({ row: 1 }, { done: 1, total: 2 });
  });
  expect(await runJob(id)).toMatchObject({ status: "cancelled" });
  expect(await jobOf(id)).toMatchObject({ status: "cancelled", lockedUntil: null });
  await retryJob(scene.as(scene.adam), { jobId: id });
  expect(await jobOf(id)).toMatchObject({ status: "pending" });
});

test("work that was already whole when somebody cancelled it is completed", async () => {
  const scene = await world();
  const { id } = await enqueued(scene, "trash_purge");
  vi.spyOn(bodies, "trash_purge").mockImplementation(async () => {
    await cancelJob(scene.as(scene.adam), { jobId: id });
    return { deals: 3 };
  });
  expect(await runJob(id)).toMatchObject({ status: "completed" });
  expect(await jobOf(id)).toMatchObject({ status: "completed", result: { deals: 3 } });
});

test("another organization sees, tries and cancels nothing", async () => {
  const [mine, other] = [await world(), await world()];
  const { id } = await enqueued(mine, "trash_purge", { status: "failed" });
  const stranger = other.as(other.adam);
  await expect(getJob(stranger, { jobId: id })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await expect(retryJob(stranger, { jobId: id })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await expect(cancelJob(stranger, { jobId: id })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(await listJobs(stranger, { limit: 100 })).toEqual([]);
});

test("the ledger shows a job's bar and its end, newest first, page by page", async () => {
  const scene = await world();
  const [old, young] = [await enqueued(scene, "trash_purge", { status: "completed", progress: { done: 3, total: 3 }, result: { deals: 3 } }), await enqueued(scene, "audit_verify")];
  const ctx = scene.as(scene.adam);
  expect(await getJob(ctx, { jobId: old.id })).toMatchObject({ status: "completed", progress: { done: 3, total: 3 }, result: { deals: 3 }, error: null });
  expect(await listJobs(ctx, { limit: 1 })).toMatchObject([{ id: young.id }]);
  expect(await listJobs(ctx, { limit: 1, before: young.id })).toMatchObject([{ id: old.id }]);
});
