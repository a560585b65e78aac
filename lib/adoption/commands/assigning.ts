import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { dayOf } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { assertChosen, lockParties, sortChosen } from "../choosing";
import { copyEligible, openPlan } from "../opening";
import { lockPlan } from "../places";
import { reckonAround, reckonSolutions } from "../reckoning";
import { recordOpened } from "../recording";
import type { AssignProduct, AssignSolution, RemoveAssignment } from "../rules";

/** A product to a customer, with a plan of the tasks that what it bought lets in. */
export function assignProduct(ctx: Ctx, { customerId, productId, name, termMonths, from, externalId, ...selection }: AssignProduct) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "adoption.edit", { id: customerId, ownerId: null });
    const { definition } = await lockParties(tx, { customerId, productId });
    await assertChosen(tx, productId, selection);
    const opened = await openPlan(tx, ctx, { customerId, productId, name, ...selection, productName: definition.name, definitionVersion: definition.definitionVersion, termMonths: termMonths ?? null, from: from ?? today(ctx), externalId });
    return recordOpened(tx, ctx, { ...opened, customerId, label: `Assign ${definition.name}` });
  });
}

/** A solution to a customer, and with it each of its products: each keeps what was chosen of its own outcomes and releases. */
export function assignSolution(ctx: Ctx, { customerId, solutionId, name, ...selection }: AssignSolution) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "adoption.edit", { id: customerId, ownerId: null });
    const { definition } = await lockParties(tx, { customerId, solutionId });
    const products = await tx.solutionProduct.findMany({
      where: { solutionId, product: { deletedAt: null } }, select: { productId: true, product: { select: { name: true, definitionVersion: true } } }, orderBy: [{ order: "asc" }, { productId: "asc" }], take: 100,
    });
    const sorted = await sortChosen(tx, { solutionId, productIds: products.map(({ productId }) => productId) }, selection);
    const own = (productId: string | null) => ({ licenseLevel: selection.licenseLevel, ...sorted(productId) });
    const data = { tenantId: ctx.tenantId, customerId, solutionId, name, licenseLevel: selection.licenseLevel, selectedOutcomes: own(null).outcomes, selectedReleases: own(null).releases };
    const assigned = await orTaken(tx.customerSolution.create({ data }), "name", "This customer has an assignment of this solution with that name.");
    const plan = await tx.solutionAdoptionPlan.create({
      data: { tenantId: ctx.tenantId, customerSolutionId: assigned.id, solutionId, solutionName: definition.name, definitionVersion: definition.definitionVersion, lastSyncedAt: new Date() }, select: { id: true },
    });
    await copyEligible(tx, { kind: "solution", parentId: solutionId, planId: plan.id }, own(null));
    const opened = [];
    for (const [order, { productId, product }] of products.entries()) {
      const part = await openPlan(tx, ctx, { customerId, productId, name, ...own(productId), productName: product.name, definitionVersion: product.definitionVersion, termMonths: null, from: today(ctx), customerSolutionId: assigned.id });
      await tx.solutionAdoptionProduct.create({ data: { tenantId: ctx.tenantId, solutionAdoptionPlanId: plan.id, adoptionPlanId: part.planId, order }, select: { id: true } });
      opened.push({ entity: "CustomerProduct", id: part.assignment.id, before: null, after: part.assignment });
    }
    await reckonSolutions(tx, [plan.id]);
    const changes = [{ entity: "CustomerSolution", id: assigned.id, before: null, after: assigned }, ...opened];
    const { changeSetId } = await record(tx, ctx, { name: "assignment.created", label: `Assign ${definition.name}`, entity: "CustomerSolution", entityId: assigned.id, customerId, details: { planId: plan.id }, changes });
    return { changeSetId, planId: plan.id };
  });
}

/** Out of the customer's record; its plan and its products' go with it, and come back by undo. */
export function removeAssignment(ctx: Ctx, { planId }: RemoveAssignment) {
  return within(ctx, async (tx) => {
    const { assignmentId, kind, customerId, parentName } = await lockPlan(tx, ctx, planId);
    const deletedAt = new Date();
    const products = await tx.customerProduct.updateManyAndReturn({
      where: { ...(kind === "product" ? { id: assignmentId } : { customerSolutionId: assignmentId }), deletedAt: null }, data: { deletedAt, version: { increment: 1 } }, select: { id: true },
    });
    if (kind === "solution") await tx.customerSolution.update({ where: { id: assignmentId }, data: { deletedAt, version: { increment: 1 } }, select: { id: true } });
    else await reckonAround(tx, [assignmentId]);
    const gone = (entity: string, id: string) => ({ entity, id, before: { deletedAt: null }, after: { deletedAt } });
    const changes = [...(kind === "solution" ? [gone("CustomerSolution", assignmentId)] : []), ...products.map(({ id }) => gone("CustomerProduct", id))];
    return record(tx, ctx, { name: "assignment.removed", label: `Remove ${parentName}`, entity: kind === "product" ? "CustomerProduct" : "CustomerSolution", entityId: assignmentId, customerId, details: {}, changes });
  });
}

const today = ({ setting }: Ctx) => dayOf(new Date(), setting.organizationTimezone);
