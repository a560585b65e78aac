import { expect, test } from "vitest";
import { assignProduct, assignSolution, removeAssignment } from "@/lib/adoption/commands/assigning";
import { setTaskStatuses } from "@/lib/adoption/commands/statuses";
import { syncPlan } from "@/lib/adoption/commands/syncing";
import { getPlan, previewSync } from "@/lib/adoption/queries/plan";
import { isEmpty } from "@/lib/adoption/rules/diff";
import { undoChangeSet } from "@/lib/changes/commands";
import { first } from "../support/world";
import { scene } from "./scene";

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
  await setTaskStatuses(who, { planId: part.id, taskIds: (await tasksOf(part.id)).map(({ id }) => id), status: "COMPLETED" });
  await db((tx) => tx.solutionProduct.deleteMany({ where: { solutionId: solution.id, productId: product.id } }));
  expect(await previewSync(who, { planId })).toMatchObject({ assigned: [], left: [{ id: product.id, name: "Edge" }] });
  await sync();
  expect(await plan()).toMatchObject({ isOutOfDate: false, progressPercentage: "60.00", parts: [{ productName: "Edge", isGone: true }] });
  const { changeSetId } = await removeAssignment(who, { planId: part.id });
  expect(await plan()).toMatchObject({ parts: [], totalTasks: 1 });
  await undoChangeSet(who, { changeSetId });
  expect(await plan()).toMatchObject({ progressPercentage: "60.00", totalTasks: 2 });
});
