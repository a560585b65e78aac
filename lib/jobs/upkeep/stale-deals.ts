import "server-only";
import { everything } from "@/lib/db/everything";
import { called } from "@/lib/deals/called";

/**
 * Hourly, for all organizations at once: the owner of an open deal hears once that it has been in its stage for longer than the stage allows.
 * What passed more than two days ago (an import of old deals) is no news.
 */
export async function noticeStaleDeals() {
  const told = await everything.$executeRaw`
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    select d."tenantId", 'IN_APP', d."ownerId", 'deal.stale:' || d.id || ':' || (extract(epoch from d."stageEnteredAt") * 1000)::bigint || ':' || d."ownerId",
      jsonb_build_object('kind', 'deal.stale', 'title', ${called} || ' is still in ' || s.name,
        'body', 'It has been there for more than ' || s."daysInStage" || case when s."daysInStage" = 1 then ' day' else ' days' end || ', the most this stage allows.', 'href', '/deals/' || d.id)
    from deals d join pipeline_stages s on s."tenantId" = d."tenantId" and s.id = d."stageId"
    where d.status = 'OPEN' and d."deletedAt" is null and d."ownerId" is not null
      and d."stageEnteredAt" + make_interval(days => s."daysInStage") between now() - interval '2 days' and now()
    on conflict do nothing`;
  return { told };
}
