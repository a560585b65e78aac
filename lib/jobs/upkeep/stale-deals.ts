import "server-only";
import { everything } from "@/lib/db/everything";

/**
 * Hourly, for all organizations at once: the owner of an open deal hears once that it has been in its stage for longer than the stage allows.
 * What passed more than two days ago (an import of old deals) is no news.
 */
export async function noticeStaleDeals() {
  const told = await everything.$executeRaw`
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    select d."tenantId", 'IN_APP', d."ownerId", 'deal.stale:' || d.id || ':' || (extract(epoch from d."stageEnteredAt") * 1000)::bigint || ':' || d."ownerId",
      jsonb_build_object('kind', 'deal.stale', 'title', coalesce(nullif(d.name, ''), coalesce(c.name, 'No customer') || coalesce(' – ' || (select l.name from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 1), '')) || ' is still in ' || s.name,
        'body', 'It has been there for more than ' || s."daysInStage" || case when s."daysInStage" = 1 then ' day' else ' days' end || ', the most this stage allows.', 'href', '/deals/' || d.id)
    from deals d join pipeline_stages s on s."tenantId" = d."tenantId" and s.id = d."stageId" left join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId"
    where d.status = 'OPEN' and d."deletedAt" is null and d."ownerId" is not null
      and d."stageEnteredAt" + make_interval(days => s."daysInStage") between now() - interval '2 days' and now()
    on conflict do nothing`;
  return { told };
}
