import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dayOf } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { lockParties } from "./choosing";
import { openPlan } from "./opening";
import type { LockedPlan } from "./places";
import { reckonSolutions } from "./reckoning";
import { diffProducts } from "./rules/diff";
import type { Selection } from "./rules/eligibility";

/** The products a solution sells and those its plan has: what was added since, what is not part of it any more. */
export async function diffParts(tx: Tx, { id, parentId }: Pick<LockedPlan, "id" | "parentId">) {
  const sold = await tx.solutionProduct.findMany({ where: { solutionId: parentId, product: { deletedAt: null } }, select: { product: { select: { id: true, name: true } } }, orderBy: [{ order: "asc" }, { productId: "asc" }], take: 100 });
  const parts = await tx.$queryRaw<{ id: string; name: string; isRemoved: boolean }[]>`
    select p."productId" as id, p."productName" as name, c."deletedAt" is not null as "isRemoved" from solution_adoption_products x join adoption_plans p on p."tenantId" = x."tenantId" and p.id = x."adoptionPlanId"
      join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId"
    where x."tenantId" = current_tenant() and x."solutionAdoptionPlanId" = ${id}::uuid order by x."order", x.id limit 200`;
  return diffProducts(sold.map(({ product }) => product), parts);
}

type Assigned = { products: readonly { id: string }[]; choice?: ((productId: string) => Selection) | undefined };

/** Assigns these products as parts of a solution that is assigned: at its licence, with all of their outcomes and releases unless `choice` says which. Answers what undo takes back. */
export async function assignParts(tx: Tx, ctx: Ctx, { id, assignmentId, customerId, name, licenseLevel }: LockedPlan, { products, choice }: Assigned): Promise<Change[]> {
  const changes: Change[] = [];
  const from = dayOf(new Date(), ctx.setting.organizationTimezone);
  let order = await tx.solutionAdoptionProduct.count({ where: { solutionAdoptionPlanId: id } });
  for (const { id: productId } of products) {
    const { definition } = await lockParties(tx, { customerId, productId });
    const opened = await openPlan(tx, ctx, {
      customerId, productId, name: await freeName(tx, { customerId, productId, name }), ...(choice?.(productId) ?? { licenseLevel, outcomes: [], releases: [] }),
      productName: definition.name, definitionVersion: definition.definitionVersion, termMonths: null, from, customerSolutionId: assignmentId,
    });
    await tx.solutionAdoptionProduct.create({ data: { tenantId: ctx.tenantId, solutionAdoptionPlanId: id, adoptionPlanId: opened.planId, order: order++ }, select: { id: true } });
    changes.push({ entity: "CustomerProduct", id: opened.assignment.id, before: null, after: opened.assignment });
  }
  if (changes.length > 0) await reckonSolutions(tx, [id]);
  return changes;
}

/** The solution's own name, or that name with a number where the customer has the product under it already. */
async function freeName(tx: Tx, { customerId, productId, name }: { customerId: string; productId: string; name: string }) {
  const taken = new Set((await tx.customerProduct.findMany({ where: { customerId, productId, deletedAt: null }, select: { name: true }, orderBy: { id: "asc" }, take: 500 })).map((one) => one.name));
  for (let number = 2, free = name; ; free = `${name} ${number++}`) if (!taken.has(free)) return free;
}
