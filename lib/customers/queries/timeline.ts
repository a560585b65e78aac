import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { called } from "@/lib/deals/called";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type ListTimeline } from "../rules/timeline";

/** A fact of the customer's, with the names it speaks of as they are now (null: gone for good). `fields` are the columns it changed. */
export type TimelineEntry = {
  id: string; action: string; entity: string; entityId: string; byName: string; at: string; label: string | null; fields: string[]; isReverted: boolean;
  deal: { id: string; name: string } | null; fromStage: string | null; toStage: string | null;
  activity: { type: "TASK" | "CALL" | "EMAIL" | "MEETING" | "TODO" | "SAMPLE"; subject: string; outcome: string | null } | null;
  note: { title: string | null; content: string; isPinned: boolean; isGone: boolean } | null; contact: string | null;
};
export type Timeline = { entries: TimelineEntry[]; nextCursor: string | null };

/** One page of what happened to a customer, read from the facts in one statement. `told`: see lib/activities/queries.ts, `held`. */
export function listTimeline(ctx: Ctx, { customerId, kind, before, limit }: ListTimeline): Promise<Timeline> {
  return within(ctx, async (tx) => {
    const cursor = readCursor(before);
    const beyond = cursor ? Prisma.sql`and (a."createdAt", a.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty;
    const only = kind === "all" ? Prisma.empty : Prisma.sql`and a.entity = any (${kinds[kind]}::text[])`;
    const rows = await tx.$queryRaw<(TimelineEntry & { key: string })[]>`
      with page as (select * from audit_logs a where a."tenantId" = ${ctx.tenantId}::uuid and a."customerId" = ${customerId}::uuid ${only} ${beyond} order by a."createdAt" desc, a.id desc limit ${limit + 1})
      select a.id, a.action, a.entity, a."entityId", a."actorName" as "byName", to_json(a."createdAt") #>> '{}' as at, a."createdAt"::text as key, s.label, s."revertedAt" is not null as "isReverted",
        coalesce(a.details -> 'fields', '[]') as fields,
        case when d.id is not null then json_build_object('id', d.id, 'name', ${called}) end as deal,
        fs.name as "fromStage", ts.name as "toStage",
        case when y.id is not null then json_build_object('type', y.type, 'subject', y.subject, 'outcome', y.outcome) end as activity,
        case when n.id is not null then json_build_object('title', n.title, 'content', left(n.content, 2000), 'isPinned', n."isPinned", 'isGone', n."deletedAt" is not null) end as note,
        k.name as contact
      from page a
      left join change_sets s on s."tenantId" = a."tenantId" and s.id = a."changeSetId"
      left join deals d on d."tenantId" = a."tenantId" and d.id = a."dealId"
      left join pipeline_stages fs on fs."tenantId" = a."tenantId" and fs.id = (a.details ->> 'fromStageId')::uuid
      left join pipeline_stages ts on ts."tenantId" = a."tenantId" and ts.id = (a.details ->> 'toStageId')::uuid
      left join activities y on a.entity = 'Activity' and y."tenantId" = a."tenantId" and y.id = a."entityId"
      left join customer_notes n on a.entity = 'CustomerNote' and n."tenantId" = a."tenantId" and n.id = a."entityId"
      cross join lateral (select case when a.entity = 'Contact' then a."entityId" else (a.details ->> 'contactId')::uuid end as "contactId" offset 0) told
      left join contacts k on k."tenantId" = a."tenantId" and k.id = told."contactId"
      order by a."createdAt" desc, a.id desc`;
    const entries = rows.slice(0, limit).map(({ key: _key, ...entry }) => entry);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { entries, nextCursor: last ? Buffer.from(JSON.stringify([last.key, last.id])).toString("base64url") : null };
  });
}

function readCursor(cursor: string | undefined) {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString()) as unknown[];
    return typeof at === "string" && /^\d{4}-\d\d-\d\d[\d :.+-]*$/.test(at) && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : null;
  } catch {
    return null;
  }
}
