import { expect, test } from "vitest";
import { evaluateEverything } from "@/lib/adoption/commands/evaluating";
import { setTaskStatus } from "@/lib/adoption/commands/statuses";
import { describeEvidence } from "@/lib/adoption/rules/evidence";
import { systemContext } from "@/lib/auth/context";
import { ago, atLeast, DAY, endless, scene } from "./scene";

const users = { name: "active_users", isRequired: true, successCriteria: atLeast(10) };

async function planned(attributes: object[] = [users]) {
  const made = await scene();
  await made.addTask({ name: "Connect", weight: "50", attributes: attributes.map((one) => ({ ...users, ...one })) });
  await made.addTask({ name: "Untouched", attributes: [users] });
  const { planId } = await made.assign();
  return { ...made, planId, connect: () => made.taskOf(planId, "Connect"), seen: (values: [number | boolean, number][], name = "active_users") => made.ingest(planId, values.map(([value, days]) => ["Connect", name, value, days])) };
}

test("enough is met: the task is completed with its evidence, the plan's progress moves, and one fact says so", async () => {
  const { seen, connect, planOf, planId, db, taskOf } = await planned();
  const batch = await seen([[14, 1]]);
  const task = await connect();
  expect(task).toMatchObject({ status: "COMPLETED", statusUpdateSource: "TELEMETRY", statusUpdatedBy: "telemetry", completedBy: "telemetry", isComplete: true, isDataStale: false });
  expect(describeEvidence(task.evidence, (at) => at.toISOString().slice(0, 10))).toEqual([`active_users 14 ≥ 10, seen ${ago(1).toISOString().slice(0, 10)}`]);
  expect(String((await planOf(planId)).progressPercentage)).toBe("83.33");
  expect(await db((tx) => tx.auditLog.findMany({ where: { action: "adoption.evaluated" } }))).toMatchObject([{ entityId: batch.id, details: { tasks: 1, completed: 1 } }]);
  expect((await taskOf(planId, "Untouched")).status).toBe("NOT_STARTED");
});

test("values count by when they were seen, not by when they came", async () => {
  const { seen, connect } = await planned();
  await seen([[14, 1]]);
  await seen([[3, 5]]);
  expect(await connect()).toMatchObject({ status: "COMPLETED", failingSince: null });
});

test("a failing value begins the work; failing after completion waits for the grace to pass", async () => {
  const { seen, connect, db, tenantId } = await planned();
  await seen([[3, 20]]);
  expect(await connect()).toMatchObject({ status: "IN_PROGRESS", statusUpdateSource: "TELEMETRY" });
  await seen([[14, 15]]);
  await seen([[4, 2], [5, 10]]);
  const failing = await connect();
  expect([failing.status, Math.round((Date.now() - Number(failing.failingSince)) / DAY)]).toEqual(["COMPLETED", 10]);
  await db((tx) => tx.customerTelemetryAttribute.updateMany({ data: { graceDays: 10 } }));
  await evaluateEverything(systemContext(tenantId), {}, endless);
  expect(await connect()).toMatchObject({ status: "NO_LONGER_USING", isComplete: false, completedAt: null });
  await seen([[12, 0]]);
  expect(await connect()).toMatchObject({ status: "COMPLETED", failingSince: null });
});

test("no data is no signal: the nightly look flags what is stale, and its status stands", async () => {
  const { seen, connect, db, tenantId, planId, taskOf } = await planned();
  await seen([[14, 5]]);
  await db((tx) => tx.customerTelemetryAttribute.updateMany({ data: { freshDays: 4 } }));
  await evaluateEverything(systemContext(tenantId), {}, endless);
  expect(await connect()).toMatchObject({ status: "COMPLETED", isDataStale: true });
  expect(await taskOf(planId, "Untouched")).toMatchObject({ status: "NOT_STARTED", isDataStale: false });
  const facts = await db((tx) => tx.auditLog.count({ where: { action: "adoption.evaluated" } }));
  await evaluateEverything(systemContext(tenantId), {}, endless);
  expect(await db((tx) => tx.auditLog.count({ where: { action: "adoption.evaluated" } }))).toBe(facts);
});

test("every night each plan gets its day's line, also where nothing moved", async () => {
  const { db, tenantId, planId } = await planned();
  await db((tx) => tx.adoptionProgressDay.deleteMany());
  for (let night = 0; night < 2; night++) await evaluateEverything(systemContext(tenantId), {}, endless);
  expect(await db((tx) => tx.adoptionProgressDay.findMany())).toMatchObject([{ adoptionPlanId: planId }]);
});

test("a window counts the values of its days, and time alone lets them go", async () => {
  const { seen, connect, db, tenantId } = await planned([{ successCriteria: { type: "count_in_window", minCount: 2, days: 7, of: atLeast(1) } }]);
  await seen([[1, 1], [1, 6]]);
  expect((await connect()).status).toBe("COMPLETED");
  await db((tx) => tx.customerTelemetryAttribute.updateMany({ data: { successCriteria: { type: "count_in_window", minCount: 2, days: 3, of: atLeast(1) } } }));
  await evaluateEverything(systemContext(tenantId), {}, endless);
  expect(await connect()).toMatchObject({ status: "COMPLETED", failingSince: expect.any(Date) });
});

test("a person's status stands beside the proposal, not applicable stands alone", async () => {
  const { seen, connect, who, planId } = await planned();
  const { id: taskId } = await connect();
  await setTaskStatus(who, { planId, taskId, was: "NOT_STARTED", status: "NOT_APPLICABLE" });
  await seen([[14, 1]]);
  expect(await connect()).toMatchObject({ status: "NOT_APPLICABLE", proposedStatus: null });
  await setTaskStatus(who, { planId, taskId, was: "NOT_APPLICABLE", status: "IN_PROGRESS" });
  await seen([[15, 0.5]]);
  expect(await connect()).toMatchObject({ status: "IN_PROGRESS", proposedStatus: "COMPLETED" });
  await seen([[2, 0.1]]);
  expect(await connect()).toMatchObject({ status: "IN_PROGRESS", proposedStatus: null });
});

test("another organization's plans are not evaluated", async () => {
  const [{ seen, connect }, there] = [await planned(), await planned()];
  await seen([[14, 1]]);
  await evaluateEverything(systemContext(there.tenantId), {}, endless);
  expect([(await connect()).status, (await there.connect()).status]).toEqual(["COMPLETED", "NOT_STARTED"]);
});
