-- Who asks, in one statement. Sees no more than the app's role does: session_of() tells the ids, and the tenant it names opens the rows, for this statement only.
-- Notes that the person was seen, at most once a minute. mustEnrol: the organization asks for a second factor which they do not have.
create function person_of(token_hash text, is_seen boolean) returns table (
  "tenantId" uuid, "userId" uuid, "sessionId" uuid, name text, role text, "mustChangePassword" boolean, "mustEnrol" boolean, "isEditingOpen" boolean,
  "teamIds" uuid[], grants json, "organizationName" text, locale text, timezone text, "organizationTimezone" text, "currencyCode" text)
language plpgsql as $$
#variable_conflict use_column
declare
  session record;
begin
  select * into session from session_of(token_hash);
  if not found then return; end if;
  perform set_config('app.tenant', session."tenantId"::text, true), set_config('app.actor', session."userId"::text, true);
  if is_seen then
    update sessions s set "lastSeenAt" = now()
    where s."tenantId" = session."tenantId" and s.id = session."sessionId" and (s."lastSeenAt" is null or s."lastSeenAt" < now() - interval '1 minute');
  end if;
  return query
    with recursive team as (
      select u.id from users u where u."managerId" = session."userId"
      union select u.id from users u join team on u."managerId" = team.id)
    select u."tenantId", u.id, session."sessionId", u.name, u.role::text, u."mustChangePassword",
      u."totpConfirmedAt" is null and (o."mfaPolicy" = 'ALL' or o."mfaPolicy" = 'ADMINS' and u."isAdmin")
        and not exists (select from sessions s where s."tenantId" = u."tenantId" and s.id = session."sessionId" and s."isSso"),
      o."isEditingOpen", array(select team.id from team),
      (select coalesce(json_agg(json_build_object('resourceType', p."resourceType", 'resourceId', p."resourceId", 'level', p.level)), '[]') from (
        select "resourceType", "resourceId", level from permissions where "userId" = u.id
        union all
        select rp."resourceType", rp."resourceId", rp.level from role_permissions rp join user_roles ur on ur."roleId" = rp."roleId" where ur."userId" = u.id) p),
      o.name, o.locale, coalesce(u.timezone, o.timezone), o.timezone, o."currencyCode"
    from users u join organizations o on o.id = u."tenantId" where u.id = session."userId";
end $$;
