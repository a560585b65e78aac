-- The end of the term a renewal is for. It stays when the expected close moves, so a term's end opens one renewal, once, whatever becomes of the deal.
alter table deals add column "renewsAt" date;
create unique index deals_renew_once on deals ("tenantId", "customerId", "renewalOfId", "renewsAt") nulls not distinct where "renewsAt" is not null;

-- A customer's last twelve weekly scores, newest first: the last of each ISO week. They stand in the client's own organization, which the seller's people cannot read.
create function weekly_scores_of(customer uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('week', week, 'score', score) order by week desc), '[]') from (
    select distinct on (date_trunc('week', h.day)) date_trunc('week', h.day)::date as week, h.score
    from customers c join tenant_health_scores h on h."organizationId" = c."clientOrganizationId"
    where c."tenantId" = current_tenant() and c.id = customer
    order by date_trunc('week', h.day) desc, h.day desc limit 12) weeks
$$;
revoke execute on function weekly_scores_of from public;
grant execute on function weekly_scores_of to app;
