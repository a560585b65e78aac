import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { copyTasks, refreshTasks } from "./copying";
import { readCatalogTasks, readPlanTasks } from "./definitions";
import { kinds } from "./kinds";
import { assignParts, diffParts } from "./parts";
import { readRows, type LockedPlan } from "./places";
import { reckon } from "./reckoning";
import { diffPlan, type SyncDiff } from "./rules/diff";
import type { Selection } from "./rules/eligibility";

/** What a sync would do now with this selection. */
export async function diffOf(tx: Tx, { kind, id, parentId }: LockedPlan, selection: Selection): Promise<SyncDiff> {
  const diff = diffPlan(await readCatalogTasks(tx, kind, parentId), await readPlanTasks(tx, kind, id), selection);
  return kind === "solution" ? { ...diff, ...(await diffParts(tx, { id, parentId })) } : diff;
}

type Applied = { diff: SyncDiff; choice?: ((productId: string) => Selection) | undefined };

/** Does it, and answers every row it changed, before and after. `choice`: what is chosen of products that are assigned by it. */
export async function applyDiff(tx: Tx, ctx: Ctx, plan: LockedPlan, { diff: { assigned, added, retired, restored, changed }, choice }: Applied): Promise<Change[]> {
  const { tasks, plan: entity } = kinds[plan.kind];
  const before = await readRows(tx, plan);
  await refreshTasks(tx, plan.kind, changed.map(({ id }) => id));
  await copyTasks(tx, plan.kind, { planId: plan.id, originalIds: added.map(({ id }) => id) });
  await tx.$executeRaw`
    update ${tasks} set status = 'NOT_APPLICABLE', "statusBefore" = status, "sourceBefore" = "statusUpdateSource",
      "statusUpdateSource" = 'SYSTEM', "statusUpdatedAt" = now(), "statusUpdatedBy" = null, "proposedStatus" = null, "proposedAt" = null,
      version = version + 1, "updatedAt" = now() where "tenantId" = current_tenant() and id = any (${retired.map(({ id }) => id)}::uuid[])`;
  await tx.$executeRaw`
    update ${tasks} set status = "statusBefore", "statusUpdateSource" = coalesce("sourceBefore", 'SYSTEM'), "statusBefore" = null, "sourceBefore" = null, "statusUpdatedAt" = now(), "statusUpdatedBy" = null,
      version = version + 1, "updatedAt" = now() where "tenantId" = current_tenant() and id = any (${restored.map(({ id }) => id)}::uuid[])`;
  const header = await putHeader(tx, plan);
  await reckon[plan.kind](tx, [plan.id]);
  const own = changesBetween(before, await readRows(tx, plan));
  return [{ entity, id: plan.id, ...header }, ...own, ...(await assignParts(tx, ctx, plan, { products: assigned, choice }))];
}

async function putHeader(tx: Tx, { id, kind, parentName, definitionVersion, currentVersion, lastSyncedAt, planLicense, licenseLevel }: LockedPlan) {
  const synced = { definitionVersion: currentVersion, lastSyncedAt: new Date() };
  if (kind === "solution") await tx.solutionAdoptionPlan.update({ where: { id }, data: { ...synced, solutionName: parentName, version: { increment: 1 } }, select: { id: true } });
  else await tx.adoptionPlan.update({ where: { id }, data: { ...synced, productName: parentName, licenseLevel, version: { increment: 1 } }, select: { id: true } });
  const license = kind === "product" ? [{ licenseLevel: planLicense }, { licenseLevel }] : [];
  return { before: { definitionVersion, lastSyncedAt, ...license[0] }, after: { ...synced, ...license[1] } };
}

type Kept = Awaited<ReturnType<typeof readRows>>;
const unasked = new Set(["version", "updatedAt", "createdAt"]);

function changesBetween(before: Kept, after: Kept): Change[] {
  const was = new Map(before.map((kept) => [kept.id, kept]));
  const is = new Set(after.map(({ id }) => id));
  const made = after.flatMap(({ entity, id, row }): Change[] => {
    const old = was.get(id)?.row;
    if (!old) return [{ entity, id, before: null, after: row }];
    const differing = Object.keys(row).filter((column) => !unasked.has(column) && JSON.stringify(row[column]) !== JSON.stringify(old[column]));
    const only = (from: Record<string, unknown>) => Object.fromEntries(differing.map((column) => [column, from[column]]));
    return differing.length > 0 ? [{ entity, id, before: only(old), after: only(row) }] : [];
  });
  return [...made, ...before.filter(({ id }) => !is.has(id)).map(({ entity, id, row }): Change => ({ entity, id, before: row, after: null }))];
}
