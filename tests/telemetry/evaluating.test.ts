import { expect, test } from "vitest";
import { isAwaited } from "@/lib/adoption/claiming";
import { evaluateBatch } from "@/lib/adoption/commands/evaluating";
import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { runJob } from "@/lib/jobs/commands/running";
import { slice } from "../audit/scene";
import { planOf, row, telemetryScene } from "./scene";

const now = (secondsAgo = 0) => ({ observedAt: new Date(Date.now() - secondsAgo * 1000).toISOString() });

const rung = (tenantId: string) => ({ tenantId, type: "adoption_evaluate" });

/** A scene with three chunks of one batch that wait, each about the next of three plans, their job, and two more such as are rung when chunks come while another runs. */
async function waiting() {
  const s = await telemetryScene();
  const others = [await s.customer("Beta", { externalId: "cust-2" }), await s.customer("Gamma", { externalId: "cust-3" })];
  for (const { id } of others) await planOf(s, { customerId: id, productId: s.product.id, originalTaskId: s.task.id });
  for (const [n, customer] of ["cust-1", "cust-2", "cust-3"].entries()) await s.send([row(n, { customer, ...now(n) }), row(n + 1, { customer, ...now(n + 10) })], "day");
  const { payload } = await everything.job.findFirstOrThrow({ where: rung(s.tenantId) });
  for (const _ of ["second", "third"]) await everything.job.create({ data: { tenantId: s.tenantId, type: "adoption_evaluate", payload: { ...Object(payload) }, createdByKind: "SYSTEM", createdByName: "System" } });
  const jobs = await everything.job.findMany({ where: rung(s.tenantId), orderBy: { id: "asc" }, select: { id: true } });
  const begun = () => s.db((tx) => tx.customerTask.count({ where: { status: "IN_PROGRESS" } }));
  const chunks = () => s.db((tx) => tx.telemetryChunk.findMany({ orderBy: { id: "asc" }, select: { claimedBy: true, customerTaskIds: true } }));
  const about = { entity: "TelemetryBatch", entityId: (await s.db((tx) => tx.telemetryBatch.findFirstOrThrow())).id };
  return { ...s, jobs: jobs.map(({ id }) => id), begun, chunks, about };
}

test("chunks of one batch share the job that waits, whatever it waited for; what comes when it has begun, and another batch, have one of their own", async () => {
  const { tenantId, send, db } = await telemetryScene();
  const jobs = async () => (await everything.job.findMany({ where: rung(tenantId), orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);
  for (const n of [1, 2, 3]) await send([row(n, now(n))], "day");
  const [first = "", ...others] = await jobs();
  expect(others).toEqual([]);
  await everything.job.update({ where: { id: first }, data: { cursor: { hasWaited: true } } });
  await send([row(4, now(4))], "day");
  await send([row(5, now(5))], "night");
  expect(await jobs()).toEqual([first, expect.any(String)]);

  await everything.job.update({ where: { id: first }, data: { cursor: { kind: "product", after: null, done: 1 } } });
  await send([row(6, now(6))], "day");
  await everything.job.updateMany({ where: { tenantId, id: { not: first } }, data: { status: "processing" } });
  await send([row(7, now(7))], "night");
  expect(await jobs()).toHaveLength(4);
  expect(await db((tx) => tx.auditLog.count({ where: { action: "telemetry.ingested" } }))).toBe(7);
});

test("a worker cannot begin with the job that waits while a chunk joins it", async () => {
  const s = await telemetryScene();
  await s.send([row(1, now(1))], "day");
  const [job] = await everything.job.findMany({ where: rung(s.tenantId), select: { id: true } });
  const { id: batchId } = await s.db((tx) => tx.telemetryBatch.findFirstOrThrow());
  await s.db(async (tx) => {
    expect(await isAwaited(tx, batchId)).toBe(true);
    expect(await runJob(job?.id ?? "")).toBeNull();
  });
  expect(await runJob(job?.id ?? "")).toMatchObject({ status: "completed" });
});

test("what waits of a batch is evaluated once, by the first job that comes; the others find it done", async () => {
  const { jobs: [first = "", ...others], begun, chunks, plan, db } = await waiting();
  expect((await chunks()).map(({ customerTaskIds }) => customerTaskIds)).toEqual([[plan.reporting.id], [expect.any(String)], [expect.any(String)]]);
  expect(await runJob(first)).toMatchObject({ status: "completed" });
  expect([await begun(), await chunks()]).toEqual([3, []]);
  for (const id of others) await runJob(id);
  expect((await everything.job.findMany({ where: { id: { in: others } }, select: { status: true, result: true } }))).toEqual(others.map(() => ({ status: "completed", result: { done: 0 } })));
  expect(await db((tx) => tx.auditLog.count({ where: { action: "adoption.evaluated" } }))).toBe(1);
});

test("what a job had claimed when its worker died is left to it while it lives, and to the batch's next job when it came to a bad end", async () => {
  const { tenantId, jobs: [first = "", second = "", third = ""], begun, chunks, about } = await waiting();
  const dying = slice({ jobId: first, keep: () => Promise.reject(new Error("the worker is gone")) });
  await expect(evaluateBatch(systemContext(tenantId), about, dying)).rejects.toThrow("the worker is gone");
  await runJob(second);
  expect([await begun(), (await chunks()).map(({ claimedBy }) => claimedBy)]).toEqual([0, [first, first, first]]);
  await everything.job.update({ where: { id: first }, data: { status: "failed" } });
  await runJob(third);
  expect([await begun(), await chunks()]).toEqual([3, []]);
});

test("values that come while a batch is evaluated wait for their own job", async () => {
  const { tenantId, jobs: [first = "", second = ""], chunks, about, send, begun, plan } = await waiting();
  let more: Promise<unknown> | null = null;
  const isCancelled = async () => (await (more ??= send([row(7, { task: plan.team.id, ...now() })], "day")), false);
  await evaluateBatch(systemContext(tenantId), about, slice({ jobId: first, isCancelled }));
  expect([await begun(), (await chunks()).map(({ customerTaskIds }) => customerTaskIds)]).toEqual([3, [[plan.team.id]]]);
  await runJob(second);
  expect([await begun(), await chunks()]).toEqual([4, []]);
});

test("a large batch that still pours in waits for the next round; its first job then takes all of it, the others find it done", async () => {
  const { jobs: [first = "", ...others], begun, chunks, about } = await waiting();
  await everything.telemetryBatch.update({ where: { id: about.entityId }, data: { accepted: 50_000, at: new Date() } });
  const waits = await runJob(first);
  expect([waits, await begun()]).toEqual([expect.objectContaining({ status: "pending" }), 0]);
  const { runAfter } = await everything.job.findUniqueOrThrow({ where: { id: first } });
  expect(runAfter.getTime() - Date.now()).toBeLessThanOrEqual(2000);

  await everything.job.update({ where: { id: first }, data: { runAfter: new Date() } });
  expect(await runJob(first)).toMatchObject({ status: "completed" });
  expect([await begun(), await chunks()]).toEqual([3, []]);
  await everything.telemetryBatch.update({ where: { id: about.entityId }, data: { at: new Date(Date.now() - 10_000) } });
  for (const id of others) expect(await runJob(id)).toMatchObject({ status: "completed" });
});
