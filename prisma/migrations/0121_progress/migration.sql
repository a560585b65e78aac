-- A cancelled project's link is closed, like an expired one: nothing tells them apart.
create or replace function progress_link_of(hash text) returns table ("tenantId" uuid, "projectId" uuid, "progressLinkId" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select l."tenantId", l."projectId", l.id from progress_links l
  join organizations o on o.id = l."tenantId" and o."isActive" and o."deletedAt" is null
  join implementation_projects p on p."tenantId" = l."tenantId" and p.id = l."projectId" and p.status <> 'CANCELLED'
  where l."tokenHash" = hash and l."revokedAt" is null and l."expiresAt" > now()
$$;

create or replace function client_projects() returns table ("tenantId" uuid, "projectId" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p."tenantId", p.id from implementation_projects p
  join organizations o on o.id = p."tenantId" and o."isActive" and o."deletedAt" is null
  where p."clientOrganizationId" = current_tenant() and p.status <> 'CANCELLED' order by p."createdAt" desc
$$;
