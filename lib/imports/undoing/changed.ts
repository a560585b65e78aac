import "server-only";
import { revertHooks } from "@/lib/changes/hooks";
import type { ChangeItemRow } from "@/lib/changes/queries";
import { revertRow, whoChanged } from "@/lib/changes/reverting";
import { entityOf } from "@/lib/changes/entities";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { Refusal } from "@/lib/refusal";
import { leave, type Taken, type Undo } from "./made";

const AT_ONCE = 100;

/** Puts the next rows that the import changed back as they were, the last change first, the way every undo does; leaves those alone that somebody changed since. */
export async function takeChanged(tx: Tx, ctx: Ctx, undo: Undo, { entityType, before }: { entityType: string; before: string | null }): Promise<Taken> {
  const items = await listItems(tx, undo, entityType, before);
  const last = items.at(-1)?.id ?? null;
  if (!last) return { reverted: 0, kept: 0, last: null };
  await revertHooks[entityType]?.lock(tx, items);
  const changes: Change[] = [];
  const left: { id: string; name: string; reason: string }[] = [];
  for (const item of items) {
    const outcome = await putBack(tx, ctx, item);
    if (typeof outcome === "string") left.push({ id: item.entityId, name: await nameOf(tx, entityType, item.entityId), reason: outcome });
    else if (outcome) changes.push(outcome);
  }
  await leave(tx, undo, entityType, left);
  await keepItems(tx, undo, changes);
  return { reverted: changes.length, kept: left.length, last };
}

/** Rows the import made are not put back but removed, whatever it did to them afterwards. */
function listItems(tx: Tx, { tenantId, batchId, changeSetId }: Undo, entityType: string, before: string | null) {
  return tx.$queryRaw<ChangeItemRow[]>`
    select i.id, i."entityType", i."entityId", i.before, i.after from change_items i
    where i."tenantId" = ${tenantId}::uuid and i."changeSetId" = ${changeSetId}::uuid and i."entityType" = ${entityType} and i.before is not null and (${before}::uuid is null or i.id < ${before}::uuid)
      and (${entityType} <> 'DealLine' or i."entityId" not in (select l.id from deal_lines l where l."dealId" in (select k."entityId" from import_leavings k where k."tenantId" = ${tenantId}::uuid and k."batchId" = ${batchId}::uuid)))
      and i."entityId" not in (select m."entityId" from change_items m where m."tenantId" = ${tenantId}::uuid and m."changeSetId" = ${changeSetId}::uuid and m."entityType" = ${entityType} and m.before is null)
    order by i.id desc limit ${AT_ONCE}`;
}

/** The change that was made, the reason why none was, or null when the row is no longer there. */
async function putBack(tx: Tx, ctx: Ctx, item: ChangeItemRow): Promise<Change | string | null> {
  const hooks = revertHooks[item.entityType];
  try {
    const target = hooks ? await hooks.prepare(tx, item) : item;
    const { outcome, before, after } = await revertRow(tx, entityOf(item.entityType).table, target);
    if (outcome === "gone") return null;
    if (outcome === "changed") return `${await whoChanged(tx, item)} changed it since.`;
    const change = { entity: item.entityType, id: item.entityId, before, after };
    await hooks?.finish(tx, ctx, change);
    return change;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

export async function keepItems(tx: Tx, { tenantId, revertId }: Undo, changes: readonly Change[]) {
  const items = JSON.stringify(changes.map(({ entity, id, before, after }) => ({ entity, id, before, after })));
  await tx.$executeRaw`
    insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
    select ${tenantId}::uuid, ${revertId}::uuid, c.entity, c.id, c.before, c.after from jsonb_to_recordset(${items}::jsonb) c (entity text, id uuid, before jsonb, after jsonb)`;
}

async function nameOf(tx: Tx, entityType: string, id: string): Promise<string> {
  const select = { where: { id }, select: { name: true } } as const;
  if (entityType === "Deal") return callOf(await tx.deal.findUnique({ where: { id }, select: { name: true, dealNumber: true } }));
  if (entityType === "Customer") return (await tx.customer.findUnique(select))?.name ?? "";
  if (entityType === "Product") return (await tx.product.findUnique(select))?.name ?? "";
  if (entityType === "User") return (await tx.user.findUnique(select))?.name ?? "";
  return (await tx.dealLine.findUnique(select))?.name ?? "";
}

const callOf = (deal: { name: string; dealNumber: string } | null) => deal?.name || (deal?.dealNumber ?? "");
