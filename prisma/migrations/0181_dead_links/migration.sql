-- An unknown, an expired, a revoked link and one of a cancelled project are looked up alike: each asks for a link, an organization and a project, whatever it finds. Only then (offset 0) is asked whether it opens.
create or replace function progress_link_of(hash text) returns table ("tenantId" uuid, "projectId" uuid, "progressLinkId" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f."tenantId", f."projectId", f.id from (
    select l."tenantId", l."projectId", l.id, l."revokedAt", l."expiresAt", o."isActive" and o."deletedAt" is null as "isOpen", p.status from (select hash as asked) q
    left join progress_links l on l."tokenHash" = q.asked
    left join lateral (select "isActive", "deletedAt" from organizations where id = coalesce(l."tenantId", '00000000-0000-0000-0000-000000000000') limit 1) o on true
    left join lateral (select status from implementation_projects where "tenantId" = coalesce(l."tenantId", '00000000-0000-0000-0000-000000000000') and id = coalesce(l."projectId", '00000000-0000-0000-0000-000000000000') limit 1) p on true
    offset 0) f
  where f."revokedAt" is null and f."expiresAt" > now() and f."isOpen" and f.status <> 'CANCELLED'
$$;
