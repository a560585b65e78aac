-- People are listed by name, the active apart from those who left.
create index users_by_name on users ("tenantId", "isActive", name, id);
create index internal_users_by_name on internal_users (name, id);

-- User names are unique everywhere, so a free one is found behind this door: the stem, or the stem with the next free number.
create function free_username(stem text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select stem || case when n = 1 then '' else n::text end from generate_series(1, 100000) n
  where not exists (select from users where username = stem || case when n = 1 then '' else n::text end) order by n limit 1
$$;
revoke execute on function free_username from public;
grant execute on function free_username to app;
