-- A code of an authenticator works once: the last 30-second step that was used.
alter table users add column "totpLastStep" integer;
alter table internal_users add column "totpLastStep" integer;

-- Opened by the organization's own identity provider, which asked for the second step itself.
alter table sessions add column "isSso" boolean not null default false;

create unique index users_sso_subject on users ("tenantId", "ssoSubject") where "ssoSubject" is not null;

-- Nobody is above themselves, at any depth. Whoever moves people of one organization waits for the other.
create function people_form_a_tree() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('people:' || new."tenantId", 0));
  if exists (
    with recursive above as (
      select id, "managerId" from users where "tenantId" = new."tenantId" and id = new."managerId"
      union select u.id, u."managerId" from users u join above a on u."tenantId" = new."tenantId" and u.id = a."managerId")
    select from above where id = new.id)
  then raise exception 'somebody would be their own manager' using errcode = 'check_violation', constraint = 'people_form_a_tree'; end if;
  return new;
end $$;
alter table users add constraint not_ones_own_manager check ("managerId" <> id);
create trigger people_form_a_tree before update of "managerId" on users for each row
  when (new."managerId" is not null and old."managerId" is distinct from new."managerId") execute function people_form_a_tree();

-- The last active ADMIN stays one. Somebody invited who never came does not count, unless the one who goes never came either.
create function an_admin_remains() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('people:' || old."tenantId", 0));
  if not exists (
    select from users where "tenantId" = old."tenantId" and id <> old.id and role = 'ADMIN' and "isActive"
      and (num_nonnulls(password, "ssoSubject", "lastLoginAt") > 0 or num_nonnulls(old.password, old."ssoSubject", old."lastLoginAt") = 0))
  then raise exception 'an organization keeps one administrator' using errcode = 'check_violation', constraint = 'an_admin_remains'; end if;
  return new;
end $$;
create trigger an_admin_remains before update of role, "isActive" on users for each row
  when (old.role = 'ADMIN' and old."isActive" and not (new.role = 'ADMIN' and new."isActive")) execute function an_admin_remains();

-- Single sign-on, before a tenant is known: whose connection serves an address, and whose connection this is.
create function oidc_connection_for(address text) returns table ("tenantId" uuid, "connectionId" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c."tenantId", c.id from oidc_connections c
  join organizations o on o.id = c."tenantId" and o."isActive" and o."deletedAt" is null
  left join users u on u."tenantId" = c."tenantId" and u.email = lower(address)
  where c."isActive" and split_part(lower(address), '@', 2) = any (c.domains)
  order by u.id is null, c."createdAt" limit 1
$$;

create function oidc_tenant_of(connection uuid) returns table ("tenantId" uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c."tenantId" from oidc_connections c
  join organizations o on o.id = c."tenantId" and o."isActive" and o."deletedAt" is null
  where c.id = connection and c."isActive"
$$;

revoke execute on function oidc_connection_for, oidc_tenant_of from public;
grant execute on function oidc_connection_for, oidc_tenant_of to app;
