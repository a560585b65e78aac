import { expect, test } from "vitest";
import { evaluateEverything } from "@/lib/adoption/commands/evaluating";
import { assignProduct, assignSolution, removeAssignment } from "@/lib/adoption/commands/assigning";
import { setTaskStatuses } from "@/lib/adoption/commands/statuses";
import { changeAssignment, syncPlan } from "@/lib/adoption/commands/syncing";
import { getPlan, previewSync } from "@/lib/adoption/queries/plan";
import { listPlans } from "@/lib/adoption/queries/portfolio";
import { ListPlans } from "@/lib/adoption/rules/portfolio";
import { isEmpty } from "@/lib/adoption/rules/diff";
import { systemContext } from "@/lib/auth/context";
import { undoChangeSet } from "@/lib/changes/commands";
import { first } from "../support/world";
import { ago, endless, scene } from "./scene";

const unstarted = ({ id }: { id: string }) => ({ taskId: id, was: "NOT_STARTED" as const });
const all = { licenseLevel: "ADVANTAGE" as const, outcomes: [], releases: [] };

/** A solution of one product that is assigned, and a second product it may be given. */
async function suite() {
  const made = await scene();
  const { db, tenantId, who, acme, product, addTask } = made;
  await addTask({ name: "Connect", weight: "60" });
  const solution = await db((tx) => tx.solution.create({ data: { tenantId, name: "Everything" } }));
  const sell = (productId: string, order: number) => db((tx) => tx.solutionProduct.create({ data: { tenantId, solutionId: solution.id, productId, order } }));
  await sell(product.id, 0);
  await db((tx) => tx.task.create({ data: { tenantId, solutionId: solution.id, name: "Kick off", weight: "40" } }));
  const second = await db((tx) => tx.product.create({ data: { tenantId, name: "Radar" } }));
  await db((tx) => tx.task.create({ data: { tenantId, productId: second.id, name: "Scan", weight: "100", sequenceNumber: 1 } }));
  const { planId } = await assignSolution(who, { customerId: acme.id, solutionId: solution.id, name: "All of it", ...all });
  const plan = () => getPlan(who, { planId });
  const sync = async () => syncPlan(who, { planId, definitionVersion: (await plan()).currentVersion });
  return { ...made, solution, second, planId, plan, sync, sell };
}

test("a product that a solution was given later is shown first, then assigned with a plan of its own, as one change that undo takes back", async () => {
  const { who, planId, plan, sync, sell, second, acme, db } = await suite();
  expect(await sync()).toEqual({ changeSetId: null });
  await sell(second.id, 1);
  expect(await plan()).toMatchObject({ isOutOfDate: true, totalTasks: 2 });
  expect(await previewSync(who, { planId })).toMatchObject({ assigned: [{ id: second.id, name: "Radar" }], left: [], added: [] });
  const { changeSetId } = await sync();
  const now = await plan();
  expect(now).toMatchObject({ isOutOfDate: false, totalTasks: 3, totalWeight: "200.00", progressPercentage: "0.00", parts: [{ productName: "Edge" }, { productName: "Radar", isGone: false }] });
  const radar = await db((tx) => tx.customerProduct.findFirstOrThrow({ where: { productId: second.id } }));
  expect(radar).toMatchObject({ customerId: acme.id, name: "All of it", licenseLevel: "ADVANTAGE", selectedOutcomes: [] });
  expect([await sync(), isEmpty(await previewSync(who, { planId }))]).toEqual([{ changeSetId: null }, true]);
  await undoChangeSet(who, { changeSetId: changeSetId ?? "" });
  expect(await plan()).toMatchObject({ isOutOfDate: true, totalTasks: 2, totalWeight: "100.00", parts: [{ productName: "Edge" }] });
});

test("what a person removed is not assigned again, and a name that is taken gets a number", async () => {
  const { who, plan, sync, sell, second, acme, db, planId } = await suite();
  await assignProduct(who, { customerId: acme.id, productId: second.id, name: "All of it", ...all });
  await sell(second.id, 1);
  await sync();
  const radar = first((await plan()).parts.filter(({ productName }) => productName === "Radar"));
  expect(radar.name).toBe("All of it 2");
  await removeAssignment(who, { planId: radar.id });
  expect((await previewSync(who, { planId })).assigned).toEqual([]);
  expect(await db((tx) => tx.customerProduct.count({ where: { productId: second.id, deletedAt: null } }))).toBe(1);
});

test("a product the solution does not sell any more is named, and its plan stays and counts until somebody removes it", async () => {
  const { who, plan, sync, planId, solution, product, tasksOf, db } = await suite();
  const part = first((await plan()).parts);
  await setTaskStatuses(who, { planId: part.id, tasks: (await tasksOf(part.id)).map(unstarted), status: "COMPLETED" });
  await db((tx) => tx.solutionProduct.deleteMany({ where: { solutionId: solution.id, productId: product.id } }));
  expect(await previewSync(who, { planId })).toMatchObject({ assigned: [], left: [{ id: product.id, name: "Edge" }] });
  await sync();
  expect(await plan()).toMatchObject({ isOutOfDate: false, progressPercentage: "60.00", parts: [{ productName: "Edge", isGone: true }] });
  const { changeSetId } = await removeAssignment(who, { planId: part.id });
  expect(await plan()).toMatchObject({ parts: [], totalTasks: 1 });
  await undoChangeSet(who, { changeSetId });
  expect(await plan()).toMatchObject({ progressPercentage: "60.00", totalTasks: 2 });
});

test("another licence, other outcomes of a solution: one diff over all of its plans, one change that undo takes back; each product keeps what was chosen of its own", async () => {
  const { who, planId, plan, product, addTask, idOf, tasksOf, taskOf, change, sell, second, sync, db, tenantId } = await suite();
  await sell(second.id, 1);
  await sync();
  await addTask({ name: "Fast", outcomes: ["Faster"] });
  await addTask({ name: "Safe", outcomes: ["Safer"], licenseLevel: "SIGNATURE" });
  const own = await db((tx) => tx.outcome.create({ data: { tenantId, productId: second.id, name: "Seen" } }));
  const [edge, radar] = [first((await plan()).parts), first((await plan()).parts.slice(1))];
  await setTaskStatuses(who, { planId: edge.id, tasks: [unstarted(await taskOf(edge.id, "Connect"))], status: "COMPLETED" });
  const before = await plan();
  const asked = { licenseLevel: "SIGNATURE" as const, outcomes: [idOf("outcomes", "Safer"), own.id], releases: [] };
  expect((await previewSync(who, { planId, change: asked })).parts).toMatchObject([{ planId: edge.id, productName: "Edge", diff: { added: [{ name: "Safe" }] } }]);
  const { changeSetId } = await change(planId, asked);
  expect((await tasksOf(edge.id)).map(({ name, status }) => [name, status])).toEqual([["Connect", "COMPLETED"], ["Safe", "NOT_STARTED"]]);
  const covers = () => db((tx) => tx.customerProduct.findMany({ select: { productId: true, licenseLevel: true, selectedOutcomes: true }, orderBy: { id: "asc" } }));
  expect(await covers()).toEqual([{ productId: product.id, licenseLevel: "SIGNATURE", selectedOutcomes: [idOf("outcomes", "Safer")] }, { productId: second.id, licenseLevel: "SIGNATURE", selectedOutcomes: [own.id] }]);
  expect(await plan()).toMatchObject({ licenseLevel: "SIGNATURE", totalTasks: 4, chosen: { outcomes: [{ name: "Safer" }, { name: "Seen" }] } });
  await undoChangeSet(who, { changeSetId: changeSetId ?? "" });
  expect(await covers()).toMatchObject([{ licenseLevel: "ADVANTAGE", selectedOutcomes: [] }, { licenseLevel: "ADVANTAGE", selectedOutcomes: [] }]);
  expect([await plan(), (await tasksOf(edge.id)).length, radar.name]).toMatchObject([{ totalTasks: before.totalTasks, progressPercentage: before.progressPercentage, chosen: { outcomes: [] } }, 1, "All of it"]);
});

test("a plan of the solution that was changed since the diff was shown refuses the change of the whole", async () => {
  const { who, planId, plan, tasksOf, change, db } = await suite();
  const to = { licenseLevel: "SIGNATURE" as const, outcomes: [], releases: [] };
  const [{ version, parts }, { seen }] = [await plan(), await previewSync(who, { planId, change: to })];
  const edge = first(parts);
  await change(edge.id, { licenseLevel: "ESSENTIAL" });
  await expect(changeAssignment(who, { planId, version, seen, ...to })).rejects.toMatchObject({ status: 409 });
  expect([(await tasksOf(edge.id)).length, await db((tx) => tx.customerProduct.findFirst({ select: { licenseLevel: true } }))]).toEqual([1, { licenseLevel: "ESSENTIAL" }]);
});

test("a solution's plan stands among all plans with its own signs, and its progress is kept day by day", async () => {
  const { who, planId, plan, tasksOf, sell, second, acme, db, tenantId } = await suite();
  const list = async (more: object = {}) => listPlans(who, ListPlans.parse(more));
  expect((await list()).plans.map(({ kind, productName, customerName }) => [kind, productName, customerName])).toEqual(expect.arrayContaining([["product", "Edge", "Northwind"], ["solution", "Everything", "Northwind"]]));
  const one = await list({ limit: 1 });
  const two = await list({ limit: 1, after: one.next ?? "" });
  expect([[...one.plans, ...two.plans].map(({ kind }) => kind).sort(), two.next]).toEqual([["product", "solution"], null]);
  await sell(second.id, 1);
  expect(await list({ state: "outdated", q: "every" })).toMatchObject({ plans: [{ id: planId, isOutOfDate: true, isStalled: false }], counts: { all: 1, outdated: 1, stalled: 0 } });
  await db((tx) => tx.solutionProgressDay.updateMany({ data: { day: ago(40) } }));
  const part = first((await plan()).parts);
  expect(await list({ state: "stalled" })).toMatchObject({ plans: [{ id: planId }], counts: { all: 2, stalled: 1 } });
  await setTaskStatuses(who, { planId: part.id, tasks: (await tasksOf(part.id)).map(unstarted), status: "COMPLETED" });
  expect((await plan()).days.map(({ percent }) => percent)).toEqual([0, 60]);
  expect((await list({ state: "stalled" })).plans).toEqual([]);
  await db((tx) => tx.solutionProgressDay.deleteMany());
  await evaluateEverything(systemContext(tenantId), null, endless);
  expect([(await plan()).days.length, (await plan()).customerName]).toEqual([1, acme.name]);
  const there = await scene();
  expect((await listPlans(there.who, ListPlans.parse({}))).plans).toEqual([]);
});
