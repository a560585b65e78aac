import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { cover, plansOf, seenOf, type Covered } from "../covering";
import { kinds } from "../kinds";
import { lockParts, lockPlan, readPlan, selectionOf, type LockedPlan } from "../places";
import type { ChangeAssignment, SyncPlan } from "../rules";
import { isEmpty, type SyncDiff } from "../rules/diff";
import type { Selection } from "../rules/eligibility";
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
    const changes = await applyDiff(tx, ctx, locked, { diff });
    return record(tx, ctx, { name: "plan.synced", label: `Sync ${locked.parentName}`, entity: kinds[locked.kind].plan, entityId: locked.id, customerId: locked.customerId, details: countsOf(diff), changes });
  });
}

/** Another licence, other outcomes or releases: the assignment changes, and its plan follows by the same way; of a solution all of its plans, exactly as it was shown. */
export function changeAssignment(ctx: Ctx, { planId, version, seen, ...change }: ChangeAssignment): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    await lockParts(tx, planId);
    const plan = await lockPlan(tx, ctx, planId);
    if (plan.version !== version) refuse("Somebody has changed this assignment since. Look at it again.", 409);
    for (const one of await plansOf(tx, plan)) await lockDefinition(tx, one);
    const plans = await plansOf(tx, (await readPlan(tx, planId)) ?? plan);
    if (seenOf(plans) !== seen) refuse("The catalogue or a plan has changed since this was shown. Look at the changes again.", 409);
    const { covered, own } = await cover(tx, plans, change);
    const changes: Change[] = [];
    for (const { plan: one, selection, diff } of covered.toReversed()) changes.push(...(await changeOne(tx, ctx, { plan: one, selection, diff, own })));
    if (changes.length === 0) return { changeSetId: null };
    const [entity, counts] = [plan.kind === "product" ? "CustomerProduct" : "CustomerSolution", sumOf(covered.map(({ diff }) => countsOf(diff)))];
    return record(tx, ctx, { name: "assignment.changed", label: `Change what ${plan.parentName} covers`, entity, entityId: plan.assignmentId, customerId: plan.customerId, details: { planId, ...counts }, changes });
  });
}

type One = Covered & { own: (productId: string) => Selection };

/** A product of a solution to which nothing happens is left alone. */
async function changeOne(tx: Tx, ctx: Ctx, { plan, selection, diff, own }: One): Promise<Change[]> {
  const isSame = JSON.stringify(selectionOf(plan)) === JSON.stringify(selectionOf(selection));
  const selected = isSame ? [] : [await putSelection(tx, plan, selection)];
  if (isSame && isEmpty(diff) && plan.definitionVersion === plan.currentVersion) return [];
  return [...selected, ...(await applyDiff(tx, ctx, { ...plan, ...selection, outcomes: [...selection.outcomes], releases: [...selection.releases] }, { diff, choice: own }))];
}

async function putSelection(tx: Tx, { kind, assignmentId, ...plan }: LockedPlan, { licenseLevel, outcomes, releases }: Selection): Promise<Change> {
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

const countsOf = ({ assigned, added, changed, retired, restored }: SyncDiff) => ({
  ...(assigned.length > 0 && { assigned: assigned.length }), added: added.length, changed: changed.length, retired: retired.length, restored: restored.length,
});

type Counts = ReturnType<typeof countsOf>;
function sumOf(counts: readonly Counts[]): Counts {
  const total = (of: "added" | "changed" | "retired" | "restored") => counts.reduce((sum, one) => sum + one[of], 0);
  return { ...counts[0], added: total("added"), changed: total("changed"), retired: total("retired"), restored: total("restored") };
}
