-- A change set of a hundred thousand items is walked from its last to its first.
drop index "change_items_tenantId_changeSetId_idx";
create index "change_items_tenantId_changeSetId_id_idx" on change_items ("tenantId", "changeSetId", id);

-- What refers to some rows of a table, by the foreign keys there are: a row that something hangs on is not taken away again.
-- `own` are tables whose rows belong to the row itself. Asks as the role that calls it, so behind its walls.
create function hanging_on(tbl regclass, ids uuid[], own text[] default '{}') returns table (id uuid, hanging text)
language plpgsql stable as $$
declare
  reference record;
begin
  for reference in
    select k.conrelid::regclass::text as referring, max(quote_ident(a.attname)) filter (where f.attname = 'id') as col, max(quote_ident(a.attname)) filter (where f.attname = 'tenantId') as tenant
    from pg_constraint k
    cross join lateral unnest(k.conkey, k.confkey) c (here, there)
    join pg_attribute f on f.attrelid = k.confrelid and f.attnum = c.there
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.here
    where k.contype = 'f' and k.confrelid = tbl and k.conrelid::regclass::text <> all (own) and has_table_privilege(k.conrelid, 'select')
    group by k.oid, k.conrelid having count(*) filter (where f.attname = 'tenantId') = 1
  loop
    return query execute format('select distinct %1$s, %2$L from %2$s where %3$s = current_tenant() and %1$s = any ($1)', reference.col, reference.referring, reference.tenant) using ids;
  end loop;
end $$;
