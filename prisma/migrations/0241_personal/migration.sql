-- What an export and an erasure walk: every table there is, from the database's own catalogue, so that a later one cannot be forgotten.
-- All of it runs as whoever asks: row-level security stands, and every statement names the tenant once more.

-- The tables that hold rows of an organization, with the column that names it, as the policy says, and whether they may be changed.
create function tenant_tables() returns table (name text, key text, "isWritable" boolean) language sql stable as $$
  select c.oid::regclass::text, substring(pg_get_expr(p.polqual, p.polrelid) from '^\("?(\w+)"? = '), has_table_privilege(c.oid, 'update')
  from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and has_table_privilege(c.oid, 'select')
$$;

-- What opens a door stays inside: of a key, a link, a session or an authenticator nothing leaves with the rows.
create function without_secrets(tbl regclass, line jsonb) returns jsonb language sql stable as $$
  select line - array['password', 'totpSecret', 'recoveryCodes', 'tokenHash', 'inboundTokenHash', 'requestHash', 'clientSecret', 'secret']
    - case when tbl::text like '%audit%' then array[]::text[] else array['hash'] end
$$;

-- Which of a table's columns point at somebody: "ownerId" = any ($1) or …
create function pointing_at(tbl regclass, tenant_key text) returns text language sql stable as $$
  select coalesce(string_agg(format('t.%I = any ($1)', attname), ' or ' order by attnum), 'false')
  from pg_attribute where attrelid = tbl and attnum > 0 and not attisdropped and atttypid = 'uuid'::regtype and attname <> tenant_key
$$;

-- A page of a table's rows by id: all of the organization's, or those that name one of `ids` in any column.
create function tenant_rows(tbl regclass, ids uuid[], after uuid, most int) returns table (id uuid, line jsonb) language plpgsql stable as $$
declare
  tenant_key constant text := (select t.key from tenant_tables() t where t.name = tbl::text);
begin
  return query execute format('select t.id, without_secrets(%L, to_jsonb(t)) from %s t where t.%I = current_tenant() and ($2 is null or t.id > $2) and ($1 is null or %s) order by t.id limit $3',
    tbl, tbl, tenant_key, pointing_at(tbl, tenant_key)) using ids, after, most;
end $$;

-- Several texts as one pattern. What surrounds it (look, ahead) finds them as whole words: "Ann Lee" is not found in "Ann Leeds", nor a handle in somebody's address.
create function either(texts text[]) returns text language sql immutable as $$
  select '(' || string_agg(regexp_replace(text, '([^[:alnum:] ])', '\\\1', 'g'), '|') || ')' from unnest(texts) text
$$;
create function likes(texts text[]) returns text[] language sql immutable as $$
  select coalesce(array_agg('%' || regexp_replace(text, '([\\%_])', '\\\1', 'g') || '%'), '{}') from unnest(texts) text
$$;
-- Whatever the case, unless the pattern begins with (?c).
create function masked(written text, pattern text, mask text) returns text language sql immutable as $$
  select case when pattern is null then written else regexp_replace(written, pattern, mask, 'gi') end
$$;

-- Takes a person out of one page of a table's rows and returns the last id of the page, or null after the last page. `ids` are the rows that are the person;
-- `wide` are texts that mean nobody else, masked wherever they stand; `own` are masked in rows that name one of `ids`, written as they are (a name of one word is a word, too), `exact` there where they are a whole value.
create function erase_in(tbl regclass, ids uuid[], after uuid, most int, wide text[], own text[], exact text[], mask text) returns uuid language plpgsql as $$
declare
  tenant_key constant text := (select t.key from tenant_tables() t where t.name = tbl::text);
  look constant text := '(?<![[:alnum:]@])';
  ahead constant text := '(?![[:alnum:]@])';
  written text;
  named text;
  assignments text;
  last uuid;
begin
  select
    string_agg(format(case kind when 'list' then 'array_to_string(t.%I, '' '')' else 't.%I::text' end, name), ', '),
    coalesce(string_agg(format('t.%I = any ($1) and t.%I <> $7', actor, name), ' or ') filter (where actor is not null), 'false'),
    string_agg(format(case
      when actor is not null then '%1$I = case when t.%2$I = any ($1) then $7 when named.it then masked(masked(t.%1$I, $9, $7), $8, $7) else masked(t.%1$I, $9, $7) end'
      when kind = 'list' then '%1$I = case when t.%1$I is null then null else (select coalesce(array_agg(case when named.it then masked(masked(v, $9, $7), $8, $7) else masked(v, $9, $7) end order by n), ''{}'') from unnest(t.%1$I) with ordinality u (v, n)) end'
      when kind = 'json' then '%1$I = case when named.it then masked(masked(masked(t.%1$I::text, $9, $7), $8, $7), $10, ''"'' || $7 || ''"'')::jsonb else masked(t.%1$I::text, $9, $7)::jsonb end'
      else '%1$I = case when named.it then masked(masked(t.%1$I, $9, $7), $8, $7) else masked(t.%1$I, $9, $7) end' end, name, actor), ', ')
  into written, named, assignments
  from (
    select a.attname as name, case a.atttypid when 'text[]'::regtype then 'list' when 'jsonb'::regtype then 'json' else 'text' end as kind,
      (select b.attname from pg_attribute b where b.attrelid = tbl and a.attname ~ 'ByName$' and b.attname = regexp_replace(a.attname, 'ByName$', 'ById')) as actor
    from pg_attribute a where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'jsonb'::regtype)) columns;
  if assignments is null then return null; end if;
  if tbl = 'change_items'::regclass then assignments := assignments || ', "maskedAt" = coalesce(t."maskedAt", now())'; end if;
  if tbl = 'tags'::regclass then -- whoever carries one carries the new name by now, and that made a tag of its own
    delete from tags t using tags o where t."tenantId" = current_tenant() and o."tenantId" = current_tenant() and o.category = t.category and o.id <> t.id and o.name = masked(t.name, look || either(wide) || ahead, mask);
  end if;

  execute format('
    with page as (select t.id from %1$s t where t.%2$I = current_tenant() and ($2 is null or t.id > $2) order by t.id limit $3),
    changed as (
      update %1$s t set %3$s from page join %1$s p on p.id = page.id cross join lateral (select coalesce(%4$s, false) as it) named
      where t.id = p.id and t.%2$I = current_tenant() and (%5$s or concat_ws('' '', %6$s) ilike any (case when named.it then $4 || $5 || $6 else $4 end)))
    select case when count(*) = $3 then (array_agg(id order by id desc))[1] end from page',
    tbl, tenant_key, assignments, replace(pointing_at(tbl, tenant_key), 't.', 'p.'), named, written)
  into last using ids, after, most, likes(wide), likes(own), likes(exact), mask,
    '(?c)' || look || either(own) || ahead, look || either(wide) || ahead, '(?c)"' || either(exact) || '"';
  return last;
end $$;
