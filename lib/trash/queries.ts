import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListTrash } from "./rules";

/** What went to the trash at once: the change's words, who, when, and how many rows of each kind still lie there. */
export type TrashSet = { changeSetId: string; label: string; byName: string; at: Date; counts: Readonly<Record<string, number>> };
export type TrashList = { sets: TrashSet[]; nextCursor: string | null };

const PAGE = 50;

/** Whole sets, newest first: an administrator sees everybody's, others what they deleted themselves and may put back. */
export function listTrash(ctx: Ctx, { after }: ListTrash): Promise<TrashList> {
  const isAdmin = ctx.role === "ADMIN";
  return within(ctx, async (tx) => {
    const sets = await tx.$queryRaw<TrashSet[]>`
      with gone (entity, id) as (
        select 'Deal', id from deals where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Customer', id from customers where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Contact', id from contacts where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Activity', id from activities where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Communication', id from communications where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'CustomerNote', id from customer_notes where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Attachment', id from attachments where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Product', id from products where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Solution', id from solutions where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Task', id from tasks where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null union all
        select 'Pipeline', id from pipelines where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is not null),
      lying as (
        select i."changeSetId", i."entityType" as kind, count(*) as n
        from gone join change_items i on i."tenantId" = ${ctx.tenantId}::uuid and i."entityType" = gone.entity and i."entityId" = gone.id and i.after->>'deletedAt' is not null
        group by i."changeSetId", i."entityType")
      select s.id as "changeSetId", s.label, s."committedByName" as "byName", s."committedAt" as at, jsonb_object_agg(lying.kind, lying.n) as counts
      from lying join change_sets s on s."tenantId" = ${ctx.tenantId}::uuid and s.id = lying."changeSetId"
      where s."revertedAt" is null and (${isAdmin} or s."userId" = ${ctx.person?.id ?? null}::uuid) and (${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid)
      group by s.id order by s.id desc limit ${PAGE + 1}`;
    const page = sets.slice(0, PAGE);
    return { sets: page, nextCursor: sets.length > PAGE ? (page.at(-1)?.changeSetId ?? null) : null };
  });
}
