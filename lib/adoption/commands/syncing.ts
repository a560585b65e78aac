import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { assertChosen } from "../choosing";
import { kinds } from "../kinds";
import { lockPlan, selectionOf, type LockedPlan } from "../places";
import type { ChangeAssignment, SyncPlan } from "../rules";
import { isEmpty, type SyncDiff } from "../rules/diff";
import { applyDiff, diffOf } from "../syncing";

/** The plan follows the catalogue: exactly what its diff showed, or a refusal when the catalogue moved on since. A plan that is already there stays as it is. */
export function syncPlan(ctx: Ctx, { planId, definitionVersion }: SyncPlan): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    await lockDefinition(tx, plan);
    const locked = await lockPlan(tx, ctx, planId);
    if (locked.currentVersion !== definitionVersion) refuse("The catalogue has changed since this was shown. Look at the changes again.", 409);
    const diff = await diffOf(tx, locked, selectionOf(locked));
    if (isEmpty(diff) && locked.definitionVersion === locked.currentVersion) return { changeSetId: null };
    const changes = await applyDiff(tx, ctx, locked, diff);
    return record(tx, ctx, { name: "plan.synced", label: `Sync ${locked.parentName}`, entity: kinds[locked.kind].plan, entityId: locked.id, customerId: locked.customerId, details: countsOf(diff), changes });
  });
}

/** Another licence, other outcomes or releases: the assignment changes, and the plan follows by the same way. */
export function changeAssignment(ctx: Ctx, { planId, version, ...selection }: ChangeAssignment): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    await lockDefinition(tx, plan);
    if (plan.version !== version) refuse("Somebody has changed this assignment since. Look at it again.", 409);
    await assertChosen(tx, plan, selection, plan);
    const own = await putSelection(tx, plan, selection);
    const changed: LockedPlan = { ...plan, ...selection };
    const diff = await diffOf(tx, changed, selection);
    const changes = [own, ...(await applyDiff(tx, ctx, changed, diff))];
    return record(tx, ctx, { name: "assignment.changed", label: `Change what ${plan.parentName} covers`, entity: own.entity, entityId: own.id, customerId: plan.customerId, details: { planId, ...countsOf(diff) }, changes });
  });
}

async function putSelection(tx: Tx, { kind, assignmentId, ...plan }: LockedPlan, { licenseLevel, outcomes, releases }: Omit<ChangeAssignment, "planId" | "version">): Promise<Change> {
  const after = { licenseLevel, selectedOutcomes: [...outcomes], selectedReleases: [...releases] };
  const how = { where: { id: assignmentId }, data: { ...after, version: plan.version + 1 }, select: { id: true } };
  if (kind === "product") await tx.customerProduct.update(how);
  else await tx.customerSolution.update(how);
  return { entity: kind === "product" ? "CustomerProduct" : "CustomerSolution", id: assignmentId, before: { licenseLevel: plan.licenseLevel, selectedOutcomes: plan.outcomes, selectedReleases: plan.releases }, after };
}

/** The definition stands still while a plan follows it. */
function lockDefinition(tx: Tx, { kind, parentId }: LockedPlan) {
  return kind === "product"
    ? tx.$executeRaw`select from products where "tenantId" = current_tenant() and id = ${parentId}::uuid for share`
    : tx.$executeRaw`select from solutions where "tenantId" = current_tenant() and id = ${parentId}::uuid for share`;
}

const countsOf = ({ assigned, added, changed, retired, restored }: SyncDiff) => ({ ...(assigned.length > 0 && { assigned: assigned.length }), added: added.length, changed: changed.length, retired: retired.length, restored: restored.length });
