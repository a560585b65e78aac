import fc from "fast-check";
import { expect, test } from "vitest";
import { removeAssignment } from "@/lib/adoption/commands/assigning";
import { evaluateBatch } from "@/lib/adoption/commands/evaluating";
import { changeAssignment, syncPlan } from "@/lib/adoption/commands/syncing";
import { setTaskStatus } from "@/lib/adoption/commands/statuses";
import { getPlan, previewSync } from "@/lib/adoption/queries/plan";
import { diffPlan, isEmpty, type CatalogTask, type PlanTask } from "@/lib/adoption/rules/diff";
import { systemContext } from "@/lib/auth/context";
import { undoChangeSet } from "@/lib/changes/commands";
import { first } from "../support/world";
import { atLeast, endless, scene, type Scene } from "./scene";

const users = { name: "users", isRequired: true, successCriteria: atLeast(10) };
const sync = async ({ who, versionOf }: Scene, planId: string) => syncPlan(who, { planId, definitionVersion: await versionOf() });
const editTask = ({ db }: Scene, id: string, data: object) => db((tx) => tx.task.update({ where: { id }, data }));
const statuses = async ({ tasksOf }: Scene, planId: string) => Object.fromEntries((await tasksOf(planId)).map(({ name, status }) => [name, status]));

test("a sync shows first what it then does: definitions follow, new tasks come, what people and telemetry did stays", async () => {
  const made = await scene();
  const [a, b] = [await made.addTask({ name: "A", weight: "40", attributes: [users] }), await made.addTask({ name: "B", weight: "20" })];
  const { planId } = await made.assign();
  await made.ingest(planId, [["A", "users", 14, 1]]);
  await setTaskStatus(made.who, { planId, taskId: (await made.taskOf(planId, "B")).id, was: "NOT_STARTED", status: "IN_PROGRESS", note: "Begun." });
  await editTask(made, a.id, { name: "A, renamed", weight: "30" });
  await editTask(made, b.id, { deletedAt: new Date() });
  await made.addTask({ name: "C", weight: "20", outcomes: ["Faster"] });
  expect(await made.planOf(planId)).not.toMatchObject({ definitionVersion: await made.versionOf() });

  const shown = await previewSync(made.who, { planId });
  expect(shown).toMatchObject({ added: [{ name: "C" }], retired: [{ name: "B", status: "IN_PROGRESS" }], restored: [], kept: [], changed: [{ name: "A, renamed", fields: [{ field: "name" }, { field: "weight" }] }] });
  await sync(made, planId);
  expect(await statuses(made, planId)).toEqual({ "A, renamed": "COMPLETED", B: "NOT_APPLICABLE", C: "NOT_STARTED" });
  expect(await made.taskOf(planId, "A, renamed")).toMatchObject({ evidence: expect.objectContaining({}), statusUpdateSource: "TELEMETRY", telemetry: [{ name: "users" }] });
  expect(await made.taskOf(planId, "B")).toMatchObject({ statusBefore: "IN_PROGRESS", sourceBefore: "MANUAL", statusUpdateSource: "SYSTEM", statusNotes: expect.stringContaining("Begun.") });
  const plan = await made.planOf(planId);
  expect([String(plan.progressPercentage), plan.definitionVersion]).toEqual(["60", await made.versionOf()]);

  await editTask(made, b.id, { deletedAt: null });
  await sync(made, planId);
  expect(await made.taskOf(planId, "B")).toMatchObject({ status: "IN_PROGRESS", statusUpdateSource: "MANUAL", statusBefore: null });
});

test("syncing twice is syncing once", async () => {
  const made = await scene();
  const task = await made.addTask({ name: "A", attributes: [users], outcomes: ["Faster"] });
  const { planId } = await made.assign();
  await editTask(made, task.id, { description: "Said better" });
  expect((await sync(made, planId)).changeSetId).not.toBeNull();
  const rows = JSON.stringify(await made.tasksOf(planId));
  expect((await sync(made, planId)).changeSetId).toBeNull();
  expect(JSON.stringify(await made.tasksOf(planId))).toBe(rows);
});

test("a diff that is no longer true is refused, and the plan stays", async () => {
  const made = await scene();
  await made.addTask({ name: "A" });
  const { planId } = await made.assign();
  const definitionVersion = await made.versionOf();
  await made.addTask({ name: "B" });
  await expect(syncPlan(made.who, { planId, definitionVersion })).rejects.toMatchObject({ status: 409 });
  expect((await made.tasksOf(planId)).length).toBe(1);
});

test("a change is what was shown: when the catalogue moved on since, it is refused and nothing is changed", async () => {
  const made = await scene();
  await made.addTask({ name: "Base" });
  const { planId } = await made.assign();
  const change = { licenseLevel: "ESSENTIAL" as const, outcomes: [], releases: [] };
  const [{ version }, { seen }] = [await getPlan(made.who, { planId }), await previewSync(made.who, { planId, change })];
  await made.addTask({ name: "Come since" });
  await expect(changeAssignment(made.who, { planId, version, seen, ...change })).rejects.toMatchObject({ status: 409 });
  expect([(await made.tasksOf(planId)).length, (await getPlan(made.who, { planId })).licenseLevel]).toEqual([1, "SIGNATURE"]);
});

test("what was chosen stays chosen when the catalogue deletes it, until a person takes it out; what comes into the plan by a change is evaluated", async () => {
  const made = await scene();
  await made.addTask({ name: "Signed", licenseLevel: "SIGNATURE", attributes: [users] });
  await made.addTask({ name: "Safe", outcomes: ["Safer"] });
  const faster = made.idOf("outcomes", "Faster");
  const { planId } = await made.assign({ outcomes: [faster] });
  await made.db((tx) => tx.outcome.update({ where: { id: faster }, data: { deletedAt: new Date() } }));
  const { chosen } = await getPlan(made.who, { planId });
  expect(chosen).toEqual({ outcomes: [{ id: faster, name: "Faster" }], releases: [] });
  await made.change(planId, { licenseLevel: "ESSENTIAL", outcomes: [faster] });
  expect(await statuses(made, planId)).toEqual({ Signed: "NOT_APPLICABLE" });
  await expect(made.assign({ name: "Other", outcomes: [faster] })).rejects.toMatchObject({ status: 422 });
  await made.ingest(planId, [["Signed", "users", 14, 1]]);
  await made.change(planId, { licenseLevel: "SIGNATURE", outcomes: [faster] });
  expect(await statuses(made, planId)).toEqual({ Signed: "NOT_STARTED" });
  const job = await made.db((tx) => tx.job.findFirstOrThrow({ where: { type: "adoption_evaluate" }, orderBy: { id: "desc" } }));
  await evaluateBatch(systemContext(made.tenantId), job.payload as { entity: string; entityId: string }, endless);
  expect(await statuses(made, planId)).toEqual({ Signed: "COMPLETED" });
});

test("another licence, other outcomes: finished work stays and counts, unfinished waits, a person's not applicable is nobody else's", async () => {
  const made = await scene();
  for (const [name, licenseLevel] of [["Base", "ESSENTIAL"], ["Done", "SIGNATURE"], ["Open", "SIGNATURE"], ["Ours", "SIGNATURE"]] as const) await made.addTask({ name, licenseLevel, weight: "25" });
  const { planId } = await made.assign();
  const set = async (name: string, status: "COMPLETED" | "NOT_APPLICABLE" | "IN_PROGRESS") => setTaskStatus(made.who, { planId, taskId: (await made.taskOf(planId, name)).id, was: "NOT_STARTED", status });
  await set("Done", "COMPLETED");
  await set("Open", "IN_PROGRESS");
  await set("Ours", "NOT_APPLICABLE");
  const choose = async (licenseLevel: "ESSENTIAL" | "SIGNATURE", outcomes: string[] = []) => made.change(planId, { licenseLevel, outcomes });
  const { changeSetId } = await choose("ESSENTIAL");
  expect(await statuses(made, planId)).toEqual({ Base: "NOT_STARTED", Done: "COMPLETED", Open: "NOT_APPLICABLE", Ours: "NOT_APPLICABLE" });
  expect(String((await made.planOf(planId)).progressPercentage)).toBe("50");
  await choose("SIGNATURE", [made.idOf("outcomes", "Faster")]);
  expect(await statuses(made, planId)).toEqual({ Base: "NOT_STARTED", Done: "COMPLETED", Open: "IN_PROGRESS", Ours: "NOT_APPLICABLE" });
  expect(first(await made.db((tx) => tx.customerProduct.findMany()))).toMatchObject({ licenseLevel: "SIGNATURE", selectedOutcomes: [made.idOf("outcomes", "Faster")] });
  await expect(undoChangeSet(made.who, { changeSetId: changeSetId ?? "" })).rejects.toMatchObject({ status: 409 });
});

test("undo takes a sync back, row by row: tasks that came go, definitions and attributes are as they were", async () => {
  const made = await scene();
  const task = await made.addTask({ name: "A", attributes: [users], outcomes: ["Faster"] });
  const { planId } = await made.assign();
  const before = await made.tasksOf(planId);
  await editTask(made, task.id, { name: "A2" });
  await made.db((tx) => tx.telemetryAttribute.updateMany({ data: { name: "people", successCriteria: atLeast(99) } }));
  await made.db((tx) => tx.taskOutcome.deleteMany());
  await made.addTask({ name: "B", outcomes: ["Safer"], attributes: [users] });
  const { changeSetId } = await sync(made, planId);
  expect((await made.tasksOf(planId)).map(({ name, outcomes, telemetry }) => [name, outcomes.length, telemetry.map((one) => one.name)])).toEqual([["A2", 0, ["people"]], ["B", 1, ["users"]]]);
  await undoChangeSet(made.who, { changeSetId: changeSetId ?? "" });
  const plain = (tasks: typeof before) => tasks.map(({ name, outcomes, telemetry }) => [name, outcomes.map((one) => one.id), telemetry.map((one) => [one.id, one.name, one.successCriteria])]);
  expect(plain(await made.tasksOf(planId))).toEqual(plain(before));
  expect((await getPlan(made.who, { planId })).isOutOfDate).toBe(true);
});

test("an attribute that went is put out of use with its values; one of its name that comes takes them over", async () => {
  const made = await scene();
  const task = await made.addTask({ name: "A", attributes: [users] });
  const { planId } = await made.assign();
  await made.ingest(planId, [["A", "users", 14, 1]]);
  await made.db((tx) => tx.telemetryAttribute.updateMany({ data: { deletedAt: new Date() } }));
  await sync(made, planId);
  expect((await made.taskOf(planId, "A")).telemetry).toMatchObject([{ name: "users", isActive: false }]);
  const again = await made.db((tx) => tx.telemetryAttribute.create({ data: { ...users, tenantId: made.tenantId, taskId: task.id, dataType: "NUMBER" } }));
  await sync(made, planId);
  const [copy, ...more] = (await made.taskOf(planId, "A")).telemetry;
  expect([more, copy?.originalAttributeId, copy?.isActive, await made.db((tx) => tx.telemetryValue.count({ where: { customerTelemetryAttributeId: copy?.id ?? "" } }))]).toEqual([[], again.id, true, 1]);
});

test("a removed assignment takes its plan with it, and undo brings both back", async () => {
  const made = await scene();
  const { planId } = await made.assign();
  const { changeSetId } = await removeAssignment(made.who, { planId });
  await expect(getPlan(made.who, { planId })).rejects.toMatchObject({ digest: expect.stringContaining("404") });
  await undoChangeSet(made.who, { changeSetId });
  expect((await getPlan(made.who, { planId })).productName).toBe("Edge");
});

const definition = { description: null, weight: "1.00", sequenceNumber: 1, howToDoc: [], howToVideo: [], releases: [], tags: [], telemetry: [] };
const level = fc.constantFrom("ESSENTIAL" as const, "ADVANTAGE" as const, "SIGNATURE" as const);
const catalogTask = fc.record({ id: fc.constantFrom("1", "2", "3", "4"), isLive: fc.boolean(), licenseLevel: level, name: fc.constantFrom("x", "y"), outcomes: fc.subarray([{ originalId: "o1", name: "o1" }, { originalId: "o2", name: "o2" }]) }).map((task): CatalogTask => ({ ...definition, ...task }));
const planTask = fc.record({ originalTaskId: fc.constantFrom("1", "2", "3", "4", "5"), licenseLevel: level, name: fc.constantFrom("x", "y"), source: fc.constantFrom("MANUAL" as const, "SYSTEM" as const, "TELEMETRY" as const, null),
  status: fc.constantFrom("NOT_STARTED" as const, "IN_PROGRESS" as const, "COMPLETED" as const, "NO_LONGER_USING" as const, "NOT_APPLICABLE" as const), statusBefore: fc.constantFrom("IN_PROGRESS" as const, null) })
  .map((task): PlanTask => ({ ...definition, outcomes: [], sourceBefore: null, id: `p${task.originalTaskId}`, ...task }));

test("whatever the catalogue does: finished work stays finished, a person's not applicable stays theirs, and what a sync did it does not do again", () => {
  const catalogs = fc.uniqueArray(catalogTask, { selector: ({ id }) => id });
  const plans = fc.uniqueArray(planTask, { selector: ({ originalTaskId }) => originalTaskId ?? "" });
  const selections = fc.record({ licenseLevel: level, outcomes: fc.subarray(["o1", "o2"]), releases: fc.constant([]) });
  fc.assert(fc.property(catalogs, plans, selections, (catalog, plan, selection) => {
    const diff = diffPlan(catalog, plan, selection);
    const [retired, restored] = [new Set(diff.retired.map(({ id }) => id)), new Map(diff.restored.map(({ id, status }) => [id, status]))];
    const after = [
      ...plan.map((task): PlanTask => {
        const original = catalog.find(({ id, isLive }) => id === task.originalTaskId && isLive);
        const fresh = { ...task, ...(original && { ...original, id: task.id }) };
        if (retired.has(task.id)) return { ...fresh, status: "NOT_APPLICABLE", source: "SYSTEM", statusBefore: task.status, sourceBefore: task.source };
        return restored.has(task.id) ? { ...fresh, status: restored.get(task.id) ?? task.status, source: task.sourceBefore ?? "SYSTEM", statusBefore: null, sourceBefore: null } : fresh;
      }),
      ...catalog.filter(({ id }) => diff.added.some((one) => one.id === id)).map((task): PlanTask => ({ ...task, id: `p${task.id}`, originalTaskId: task.id, status: "NOT_STARTED", source: "SYSTEM", statusBefore: null, sourceBefore: null })),
    ];
    const isSafe = plan.every((task) => (task.status !== "COMPLETED" || !retired.has(task.id)) && !(task.status === "NOT_APPLICABLE" && task.source === "MANUAL" && restored.has(task.id)));
    return isSafe && isEmpty(diffPlan(catalog, after, selection));
  }), { numRuns: 500 });
});
