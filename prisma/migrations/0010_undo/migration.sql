-- Puts one row back as an ordinary write. `after` holds the columns a change wrote as it left them (null: it removed the row),
-- `before` the same columns as it found them (null: it made the row). A row somebody changed since stays: outcome "changed".
-- Compares and writes by the columns' own types. Answers {outcome: reverted | changed | gone, before, after}, the last two
-- being what this very write did, so that undoing can be undone.
create or replace function revert_row(tbl regclass, row_id uuid, before jsonb, after jsonb) returns jsonb language plpgsql as $$
declare
  all_columns constant text[] := array(select attname::text from pg_attribute where attrelid = tbl and attnum > 0 and not attisdropped and attgenerated = '');
  -- What names the row, or what the database keeps true by itself, is neither compared nor put back.
  kept constant text[] := array['id', 'tenantId', 'version', 'createdAt', 'updatedAt', 'usageCount', 'lastOrderDate', 'attachmentCount', 'hasAttachments'];
  -- What moves without anybody editing it is put back, and nobody's change: a place in a column, the day of the last contact.
  moving constant text[] := array['stageOrder', 'lastContactDate', 'lastActivityDate'];
  written constant text[] := array(select c from unnest(all_columns) c where after ? c and c <> all (kept));
  -- A row that can lie in the trash is put there, never destroyed: others may have hung something on it.
  is_trashed constant boolean := before is null and 'deletedAt' = any (all_columns);
  target constant jsonb := case when is_trashed then jsonb_build_object('deletedAt', now()) else before end;
  putting constant text[] := array(select c from unnest(all_columns) c where target ? c and c <> all (kept));
  found jsonb;
  is_same boolean;
  result jsonb;
begin
  execute format('select to_jsonb(t), t is not distinct from jsonb_populate_record(t, $2) from %s t where id = $1 for update', tbl)
    into found, is_same using row_id, (select jsonb_object_agg(c, after -> c) from unnest(written) c where c <> all (moving));

  if after is null then
    if found is not null then return jsonb_build_object('outcome', 'changed', 'before', null, 'after', null); end if;
    execute format('insert into %1$s as t (%2$s) select %2$s from jsonb_populate_record(null::%1$s, $1) returning to_jsonb(t)', tbl,
      (select string_agg(quote_ident(c), ', ') from unnest(all_columns) c where before ? c)) into result using before;
    return jsonb_build_object('outcome', 'reverted', 'before', null, 'after', result);
  end if;

  if found is null then return jsonb_build_object('outcome', 'gone', 'before', null, 'after', null); end if;
  if not is_same then return jsonb_build_object('outcome', 'changed', 'before', null, 'after', null); end if;
  if before is null and not is_trashed then
    execute format('delete from %s where id = $1', tbl) using row_id;
    return jsonb_build_object('outcome', 'reverted', 'before', found, 'after', null);
  end if;

  execute format('update %1$s t set %2$s from jsonb_populate_record(null::%1$s, $2) old where t.id = $1 returning to_jsonb(t)', tbl,
    (select string_agg(assignment, ', ') from (
      select format('%1$I = old.%1$I', c) as assignment from unnest(putting) c
      union all select '"updatedAt" = now()' where 'updatedAt' = any (all_columns)
      union all select 'version = t.version + 1' where 'version' = any (all_columns)) a)) into result using row_id, target;
  return (select jsonb_build_object('outcome', 'reverted', 'before', coalesce(jsonb_object_agg(c, found -> c), '{}'), 'after', coalesce(jsonb_object_agg(c, result -> c), '{}'))
    from unnest(putting) c);
end $$;
