import { assignProduct } from "@/lib/adoption/commands/assigning";
import { previewSync } from "@/lib/adoption/queries/plan";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import { systemContext } from "@/lib/auth/context";
import { first } from "../support/world";
import type { Case } from "./inputs";
import type { Scene } from "./scene";

const all = { licenseLevel: "ESSENTIAL" as const, outcomes: [], releases: [] };

/** A plan of the scene's organization with one task, for which telemetry proposes completion. */
export async function planned({ tenantId, word, product, customers, own }: Scene) {
  const name = `${word}-${crypto.randomUUID()}`;
  await everything.task.create({ data: { tenantId, productId: product.id, name, weight: "1" }, select: { id: true } });
  const { planId } = await assignProduct(own, { customerId: customers[0].id, productId: product.id, name, ...all });
  const task = first(await everything.customerTask.findMany({ where: { tenantId, adoptionPlanId: planId, name }, select: { id: true } }));
  await everything.customerTask.update({ where: { id: task.id }, data: { status: "IN_PROGRESS", statusUpdateSource: "MANUAL", proposedStatus: "COMPLETED", proposedAt: new Date() }, select: { id: true } });
  const { definitionVersion } = await everything.product.findUniqueOrThrow({ where: { id: product.id }, select: { definitionVersion: true } });
  return { planId, taskId: task.id, definitionVersion };
}

/** An implementation that went live and sold the scene's product. */
async function sold({ tenantId, wonDeal, product, customers, word }: Scene) {
  const client = await everything.organization.create({ data: { name: `${word}-client`, slug: crypto.randomUUID() }, select: { id: true } });
  const ctx = systemContext(tenantId);
  await everything.implementationProject.deleteMany({ where: { tenantId, dealId: wonDeal.id } });
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: customers[0].id, dealId: wonDeal.id, type: "SMB_QUICK_START", tasks: shipped.SMB_QUICK_START, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: null, handoff: null }));
  await everything.implementationProject.update({ where: { id: projectId }, data: { actualGoLiveDate: new Date("2026-01-15") }, select: { id: true } });
  const position = 1 + (await everything.dealLine.count({ where: { dealId: wonDeal.id } }));
  const line = await everything.dealLine.create({ data: { tenantId, dealId: wonDeal.id, position, name: `${word}-sold`, productId: product.id, termMonths: 12 }, select: { id: true } });
  return { projectId, lineId: line.id };
}

async function solution({ tenantId, word }: Scene) {
  return (await everything.solution.create({ data: { tenantId, name: `${word}-${crypto.randomUUID()}` }, select: { id: true } })).id;
}

const onPlan = (input: (plan: Awaited<ReturnType<typeof planned>>) => object) => async (a: Scene) => {
  const plan = await planned(a);
  return { planId: plan.planId, ...input(plan) };
};

/** The cases of the plans' actions. */
export const adoptionInputs: Record<string, Case> = {
  "adoption#assignProduct": { input: (a) => ({ customerId: a.customers[0].id, productId: a.product.id, name: "New", ...all }) },
  "adoption#assignSolution": { input: async (a) => ({ customerId: a.customers[0].id, solutionId: await solution(a), name: "New", ...all }) },
  "adoption#confirmAssignment": { input: async (a) => ({ ...(await sold(a)), name: "Confirmed", ...all }) },
  "adoption#changeAssignment": { input: async (a) => {
    const [{ planId }, change] = [await planned(a), { ...all, licenseLevel: "SIGNATURE" as const }];
    return { planId, version: 1, seen: (await previewSync(a.own, { planId, change })).seen, ...change };
  } },
  "adoption#editAssignment": { input: onPlan(() => ({ version: 1, name: "Renamed", externalId: "ours" })) },
  "adoption#removeAssignment": { input: onPlan(() => ({})) },
  "adoption#syncPlan": { input: async (a) => {
    const { planId } = await planned(a);
    const { definitionVersion } = await planned(a);
    return { planId, definitionVersion };
  } },
  "adoption#setTaskStatus": { input: onPlan(({ taskId }) => ({ taskId, was: "IN_PROGRESS", status: "COMPLETED" })) },
  "adoption#setTaskStatuses": { input: onPlan(({ taskId }) => ({ tasks: [{ taskId, was: "IN_PROGRESS" }], status: "COMPLETED", note: "Why" })) },
  "adoption#acceptProposal": { input: onPlan(({ taskId }) => ({ taskId, status: "COMPLETED" })) },
  "adoption#dismissProposal": { input: onPlan(({ taskId }) => ({ taskId, status: "COMPLETED" })) },
  "adoption#previewSync": { asks: true, input: onPlan(() => ({})) },
  "adoption#listAssignable": { asks: true, input: () => ({}) },
};
