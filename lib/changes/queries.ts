import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { readChanges, type Heard } from "./reading";
import type { ListChanges } from "./rules";

/** One fact: which row, what happened to it (the event's name), who did it, in which change set, and the customer, deal and project whose timelines show it. */
export type Changed = { entity: string; id: string; action: string; by: string | null; byName: string; factId: string; changeSetId: string | null; customerId: string | null; dealId: string | null; projectId: string | null };

/** What other people changed, for pages that are open. */
export function listChanges(ctx: Ctx, { since }: ListChanges): Promise<Heard> {
  return within(ctx, (tx) => readChanges(tx, Prisma.sql`"tenantId" = ${ctx.tenantId}::uuid`, since));
}

/** The person's own last 20 change sets of this session are in reach of Ctrl-Z: the newest that is no undo and has not been undone. */
export async function findLastChangeSet(tx: Tx, { tenantId, person, sessionId }: Ctx) {
  const [last] = await tx.$queryRaw<{ id: string; label: string }[]>`
    select id, label from (
      select id, label, "committedAt", "revertedAt" from change_sets
      where "tenantId" = ${tenantId}::uuid and "userId" = ${person?.id ?? null}::uuid and "sessionId" = ${sessionId ?? null}::uuid and "revertOfId" is null
      order by "committedAt" desc, id desc limit 20) s
    where "revertedAt" is null order by "committedAt" desc, id desc limit 1`;
  return last ?? null;
}

export type ChangeItemRow = { id: string; entityType: string; entityId: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null };

export async function getChangeSet(tx: Tx, id: string) {
  const set = await tx.changeSet.findUnique({ where: { id }, select: { id: true, label: true, userId: true, revertedAt: true, sessionId: true } });
  return set ?? notFound();
}

/** The records a change set is told about: its undo is told about the same ones. */
export function listFacts(tx: Tx, { tenantId }: Ctx, changeSetId: string) {
  return tx.auditLog.findMany({ where: { tenantId, changeSetId }, select: { entity: true, entityId: true, customerId: true, dealId: true, projectId: true }, orderBy: { id: "asc" }, take: 1000 });
}

/** The rows of a change set, last changed first: the order in which they are put back. */
export function listChangeItems(tx: Tx, changeSetId: string) {
  return tx.$queryRaw<ChangeItemRow[]>`
    select id, "entityType", "entityId", nullif(before, 'null') as before, nullif(after, 'null') as after
    from change_items where "tenantId" = current_tenant() and "changeSetId" = ${changeSetId}::uuid order by id desc`;
}

export type HistoryEntry = {
  changeSetId: string | null; factId: string; action: string; label: string | null; byName: string; at: Date; isReverted: boolean; isMine: boolean;
  fields: { entity: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null }[];
};

/** What happened to one record, newest first, with what can still be undone. */
export function listHistory(ctx: Ctx, { entity, entityId, before, limit = 30 }: { entity: string; entityId: string; before?: string; limit?: number }) {
  return within(ctx, (tx) => tx.$queryRaw<HistoryEntry[]>`
    select a.id as "factId", a."changeSetId", a.action, s.label, a."actorName" as "byName", a."createdAt" as at,
      s."revertedAt" is not null as "isReverted", coalesce(s."userId" = ${ctx.person?.id ?? null}::uuid, false) as "isMine",
      coalesce((select json_agg(json_build_object('entity', i."entityType", 'before', i.before, 'after', i.after))
        from change_items i where i."tenantId" = a."tenantId" and i."changeSetId" = a."changeSetId" and i."entityId" = ${entityId}::uuid), '[]') as fields
    from audit_logs a left join change_sets s on s."tenantId" = a."tenantId" and s.id = a."changeSetId"
    where a."tenantId" = ${ctx.tenantId}::uuid and (a.entity = ${entity} and a."entityId" = ${entityId}::uuid)
      and (${before ?? null}::uuid is null or a.id < ${before ?? null}::uuid)
    order by a.id desc limit ${limit}`);
}
