import { expect, test } from "vitest";
import { assignProduct, assignSolution, removeAssignment } from "@/lib/adoption/commands/assigning";
import { changeAssignment, syncPlan } from "@/lib/adoption/commands/syncing";
import { acceptProposal, dismissProposal, setTaskStatus, setTaskStatuses } from "@/lib/adoption/commands/statuses";
import { getPlan } from "@/lib/adoption/queries/plan";
import { listPlans } from "@/lib/adoption/queries/portfolio";
import { ListPlans } from "@/lib/adoption/rules/portfolio";
import { undoChangeSet } from "@/lib/changes/commands";
import { first } from "../support/world";
import { atLeast, scene } from "./scene";

const names = (tasks: { name: string; status: string }[]) => tasks.map(({ name, status }) => `${name} ${status}`);
const notThere = { digest: expect.stringContaining("404") };

test("a plan is a snapshot of what the customer bought: tasks, outcomes, releases, attributes, each pointing at its original", async () => {
  const { addTask, assign, tasksOf, planOf, db, idOf, acme, versionOf } = await scene();
  const kept = await addTask({ name: "Connect", weight: "40", outcomes: ["Faster"], releases: ["1.0"], attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  await addTask({ name: "For others", outcomes: ["Safer"] });
  await addTask({ name: "Too high", licenseLevel: "SIGNATURE" });
  await addTask({ name: "For all", weight: "20" });
  const { planId, changeSetId } = await assign({ licenseLevel: "ADVANTAGE", outcomes: [idOf("outcomes", "Faster")], termMonths: 12, from: "2026-01-31" });
  const [connect, forAll, ...rest] = await tasksOf(planId);
  expect([connect?.name, forAll?.name, rest]).toEqual(["Connect", "For all", []]);
  expect(connect).toMatchObject({ originalTaskId: kept.id, status: "NOT_STARTED", statusUpdateSource: "SYSTEM", outcomes: [{ name: "Faster", originalOutcomeId: idOf("outcomes", "Faster") }], releases: [{ name: "1.0" }], telemetry: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  expect(await planOf(planId)).toMatchObject({ totalTasks: 2, completedTasks: 0, productName: "Edge", licenseLevel: "ADVANTAGE", definitionVersion: await versionOf() });
  const assignment = await db((tx) => tx.customerProduct.findFirstOrThrow());
  expect(assignment).toMatchObject({ customerId: acme.id, termMonths: 12, renewsAt: new Date("2027-01-31T00:00:00Z") });
  const fact = await db((tx) => tx.auditLog.findFirstOrThrow({ where: { changeSetId } }));
  expect(fact).toMatchObject({ action: "assignment.created", customerId: acme.id, entityId: assignment.id });
});

test("a name is given once, choices are the product's own, and a salesperson may only look", async () => {
  const { assign, as, maya, acme, product, db, tenantId } = await scene();
  await assign();
  await expect(assign()).rejects.toMatchObject({ status: 422, details: { fields: { name: expect.any(String) } } });
  const other = await db((tx) => tx.product.create({ data: { tenantId, name: "Other" } }));
  const foreign = await db((tx) => tx.outcome.create({ data: { tenantId, productId: other.id, name: "Foreign" } }));
  await expect(assign({ name: "Two", outcomes: [foreign.id] })).rejects.toMatchObject({ details: { fields: { outcomes: expect.any(String) } } });
  await expect(assignProduct(as(maya), { customerId: acme.id, productId: product.id, name: "Mine", licenseLevel: "ESSENTIAL", outcomes: [], releases: [] })).rejects.toMatchObject({ status: 403 });
});

test("another organization finds neither customer, product nor plan", async () => {
  const [{ assign, addTask, tasksOf, acme, product }, there] = [await scene(), await scene()];
  await addTask({ name: "Connect" });
  const { planId } = await assign();
  const own = first(await tasksOf(planId));
  const stranger = there.as(there.adam);
  const selection = { licenseLevel: "ESSENTIAL" as const, outcomes: [], releases: [] };
  const tasks = [{ taskId: own.id, was: "NOT_STARTED" as const }];
  const attempts: (() => Promise<unknown>)[] = [
    () => assignProduct(stranger, { customerId: acme.id, productId: there.product.id, name: "x", ...selection }),
    () => assignProduct(stranger, { customerId: there.acme.id, productId: product.id, name: "x", ...selection }),
    () => syncPlan(stranger, { planId, definitionVersion: 1 }),
    () => removeAssignment(stranger, { planId }),
    () => changeAssignment(stranger, { planId, version: 1, seen: "", ...selection }),
    () => setTaskStatus(stranger, { planId, taskId: own.id, was: "NOT_STARTED", status: "COMPLETED" }),
    () => setTaskStatuses(stranger, { planId, tasks, status: "COMPLETED" }),
    () => acceptProposal(stranger, { planId, taskId: own.id, status: "COMPLETED" }),
    () => dismissProposal(stranger, { planId, taskId: own.id, status: "COMPLETED" }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(notThere);
  expect((await tasksOf(planId)).map(({ status }) => status)).toEqual(["NOT_STARTED"]);
});

test("a solution brings its products, and its progress is theirs and its own together", async () => {
  const { addTask, product, db, tenantId, who, acme, tasksOf } = await scene();
  await addTask({ name: "Connect", weight: "60" });
  const solution = await db(async (tx) => {
    const made = await tx.solution.create({ data: { tenantId, name: "Everything" } });
    await tx.solutionProduct.create({ data: { tenantId, solutionId: made.id, productId: product.id, order: 0 } });
    await tx.task.create({ data: { tenantId, solutionId: made.id, name: "Kick off", weight: "40" } });
    return made;
  });
  const { planId, changeSetId } = await assignSolution(who, { customerId: acme.id, solutionId: solution.id, name: "All of it", licenseLevel: "ESSENTIAL", outcomes: [], releases: [] });
  const plan = () => db((tx) => tx.solutionAdoptionPlan.findUniqueOrThrow({ where: { id: planId }, include: { tasks: true, products: true } }));
  const { tasks, products } = await plan();
  expect([tasks.map(({ name }) => name), products.length]).toEqual([["Kick off"], 1]);
  await setTaskStatus(who, { planId, taskId: first(tasks).id, was: "NOT_STARTED", status: "COMPLETED" });
  expect(String((await plan()).progressPercentage)).toBe("40");
  const part = first(products).adoptionPlanId;
  await setTaskStatuses(who, { planId: part, tasks: (await tasksOf(part)).map(({ id }) => ({ taskId: id, was: "NOT_STARTED" })), status: "COMPLETED" });
  expect(await plan()).toMatchObject({ totalTasks: 2, completedTasks: 2 });
  expect(String((await plan()).progressPercentage)).toBe("100");
  await undoChangeSet(who, { changeSetId });
  expect(await db((tx) => tx.customerProduct.count({ where: { deletedAt: null } }))).toBe(0);
});

test("a status by hand is stamped and noted, progress follows in the plan and in its day, and undo takes all of it back", async () => {
  const { addTask, assign, tasksOf, taskOf, planOf, who, cato, db } = await scene();
  for (const [name, weight] of [["A", "40"], ["B", "25"], ["C", "20"], ["D", "15"]] as const) await addTask({ name, weight });
  const { planId } = await assign();
  const set = async (name: string, status: "COMPLETED" | "IN_PROGRESS" | "NOT_APPLICABLE" | "NO_LONGER_USING", note?: string) => setTaskStatus(who, { planId, taskId: (await taskOf(planId, name)).id, was: "NOT_STARTED", status, ...(note && { note }) });
  await set("B", "IN_PROGRESS");
  await set("C", "NOT_APPLICABLE");
  await set("D", "NO_LONGER_USING");
  const { changeSetId } = await set("A", "COMPLETED", "Seen it work.");
  expect(await taskOf(planId, "A")).toMatchObject({ status: "COMPLETED", isComplete: true, completedBy: cato.id, statusUpdateSource: "MANUAL", statusUpdatedBy: cato.id, statusNotes: expect.stringMatching(/^\d{4}-\d\d-\d\d Cato: Seen it work\.$/) });
  expect([String((await planOf(planId)).progressPercentage), (await planOf(planId)).completedTasks]).toEqual(["50", 1]);
  expect(await db((tx) => tx.adoptionProgressDay.findMany({ where: { adoptionPlanId: planId } }))).toMatchObject([{ progressPercentage: expect.objectContaining({}) }]);
  await expect(set("A", "IN_PROGRESS")).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "COMPLETED" } } });
  await undoChangeSet(who, { changeSetId });
  expect(names(await tasksOf(planId))).toContain("A NOT_STARTED");
  expect(String((await planOf(planId)).progressPercentage)).toBe("0");
});

test("many are set on the statuses that were seen: where somebody was faster with one, none is changed and the refusal says who", async () => {
  const { addTask, assign, tasksOf, who, as, adam } = await scene();
  for (const name of ["A", "B"]) await addTask({ name });
  const { planId } = await assign();
  const [a, b] = (await tasksOf(planId)).map(({ id }) => ({ taskId: id, was: "NOT_STARTED" as const }));
  await setTaskStatus(as(adam), { planId, ...first([b].flatMap((one) => one ?? [])), status: "NO_LONGER_USING" });
  const both = [a, b].flatMap((one) => one ?? []);
  await expect(setTaskStatuses(who, { planId, tasks: both, status: "COMPLETED" })).rejects.toMatchObject({ status: 409, message: "Adam set B to no longer using since you looked. None was changed. Look again." });
  expect((await tasksOf(planId)).map(({ status }) => status)).toEqual(["NOT_STARTED", "NO_LONGER_USING"]);
  await setTaskStatuses(who, { planId, tasks: both.map((one, place) => (place === 1 ? { ...one, was: "NO_LONGER_USING" as const } : one)), status: "COMPLETED" });
  expect((await tasksOf(planId)).map(({ status }) => status)).toEqual(["COMPLETED", "COMPLETED"]);
});

test("what telemetry says beside a person's word is said at once, and undo takes both back", async () => {
  const { addTask, assign, taskOf, ingest, who } = await scene();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  const { planId } = await assign();
  await ingest(planId, [["Connect", "users", 14, 1]]);
  const { id: taskId } = await taskOf(planId, "Connect");
  const { changeSetId } = await setTaskStatus(who, { planId, taskId, was: "COMPLETED", status: "NO_LONGER_USING" });
  expect(await taskOf(planId, "Connect")).toMatchObject({ status: "NO_LONGER_USING", proposedStatus: "COMPLETED", proposedAt: expect.any(Date) });
  await undoChangeSet(who, { changeSetId });
  expect(await taskOf(planId, "Connect")).toMatchObject({ status: "COMPLETED", statusUpdateSource: "TELEMETRY", proposedStatus: null });
});

test("what telemetry proposes is accepted with one click, once", async () => {
  const { addTask, assign, taskOf, ingest, who } = await scene();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, successCriteria: atLeast(10) }] });
  const { planId } = await assign();
  const { id: taskId } = await taskOf(planId, "Connect");
  await setTaskStatus(who, { planId, taskId, was: "NOT_STARTED", status: "IN_PROGRESS" });
  await ingest(planId, [["Connect", "users", 14, 1]]);
  expect(await taskOf(planId, "Connect")).toMatchObject({ status: "IN_PROGRESS", statusUpdateSource: "MANUAL", proposedStatus: "COMPLETED", proposedAt: expect.any(Date) });
  await acceptProposal(who, { planId, taskId, status: "COMPLETED" });
  expect(await taskOf(planId, "Connect")).toMatchObject({ status: "COMPLETED", proposedStatus: null });
  await expect(acceptProposal(who, { planId, taskId, status: "COMPLETED" })).rejects.toMatchObject({ status: 409 });
});

test("a proposal that is dismissed stays so until telemetry comes to another outcome, and undo proposes it again", async () => {
  const { addTask, assign, taskOf, ingest, who, as, maya } = await scene();
  await addTask({ name: "Connect", attributes: [{ name: "users", isRequired: true, graceDays: 0, successCriteria: atLeast(10) }] });
  const { planId } = await assign();
  const { id: taskId } = await taskOf(planId, "Connect");
  const proposed = async () => first((await getPlan(who, { planId })).tasks).proposedStatus;
  const waiting = async () => (await listPlans(who, ListPlans.parse({ state: "proposed" }))).plans.map(({ proposals }) => proposals);
  await setTaskStatus(who, { planId, taskId, was: "NOT_STARTED", status: "NO_LONGER_USING" });
  await ingest(planId, [["Connect", "users", 14, 3]]);
  expect([await proposed(), await waiting()]).toEqual(["COMPLETED", [1]]);
  await expect(dismissProposal(as(maya), { planId, taskId, status: "COMPLETED" })).rejects.toMatchObject({ status: 403 });
  const { changeSetId } = await dismissProposal(who, { planId, taskId, status: "COMPLETED" });
  await ingest(planId, [["Connect", "users", 15, 2]]);
  expect([await proposed(), await waiting()]).toEqual([null, []]);
  await expect(dismissProposal(who, { planId, taskId, status: "COMPLETED" })).rejects.toMatchObject({ status: 409 });
  await expect(acceptProposal(who, { planId, taskId, status: "COMPLETED" })).rejects.toMatchObject({ status: 409 });
  await undoChangeSet(who, { changeSetId });
  expect(await proposed()).toBe("COMPLETED");
  await dismissProposal(who, { planId, taskId, status: "COMPLETED" });
  await ingest(planId, [["Connect", "users", 2, 1]]);
  expect(await proposed()).toBeNull();
  await ingest(planId, [["Connect", "users", 16, 0]]);
  expect(await proposed()).toBe("COMPLETED");
});
