-- The catalogue's definitions: every change bumps the version of the product or solution it belongs to, whichever way it was written.

-- Once per transaction and parent: one act is one version, however many rows it writes.
create function bump_definition(product_id uuid, solution_id uuid) returns void language plpgsql as $$
declare
  touched constant text := coalesce(current_setting('app.touched', true), '');
  parent_id constant uuid := coalesce(product_id, solution_id);
begin
  if parent_id is null or strpos(touched, parent_id::text) > 0 then return; end if;
  perform set_config('app.touched', touched || ' ' || parent_id, true);
  if product_id is not null then
    update products set "definitionVersion" = "definitionVersion" + 1 where id = product_id;
  else
    update solutions set "definitionVersion" = "definitionVersion" + 1 where id = solution_id;
  end if;
end $$;

-- What only counts or locks is no change of the definition.
create function definition_of(row_now jsonb) returns jsonb language sql immutable as
  $$ select row_now - array['version', 'createdAt', 'updatedAt', 'definitionVersion', 'nameKey'] $$;

-- Parts name their product or solution; what hangs on a task belongs to the task's.
create function touch_definition() returns trigger language plpgsql as $$
declare
  found constant jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  product_id uuid := found ->> 'productId';
  solution_id uuid := found ->> 'solutionId';
begin
  if tg_op = 'UPDATE' then
    if definition_of(to_jsonb(old)) = definition_of(found) then return null; end if;
  end if;
  if num_nonnulls(product_id, solution_id) = 0 then
    select t."productId", t."solutionId" into product_id, solution_id from tasks t where t.id = (found ->> 'taskId')::uuid;
  end if;
  -- A solution's list of products, and its order, are the solution's.
  perform bump_definition(case when solution_id is null then product_id end, solution_id);
  return null;
end $$;

create function own_definition() returns trigger language plpgsql as $$
begin
  if new."definitionVersion" = old."definitionVersion" and definition_of(to_jsonb(new)) <> definition_of(to_jsonb(old))
    and strpos(coalesce(current_setting('app.touched', true), ''), new.id::text) = 0 then
    perform set_config('app.touched', coalesce(current_setting('app.touched', true), '') || ' ' || new.id, true);
    new."definitionVersion" := old."definitionVersion" + 1;
  end if;
  return new;
end $$;
create trigger own_definition before update on products for each row execute function own_definition();
create trigger own_definition before update on solutions for each row execute function own_definition();

do $$
declare
  tbl text;
begin
  foreach tbl in array array['tasks', 'licenses', 'outcomes', 'releases', 'product_tags', 'solution_tags', 'custom_attributes', 'task_outcomes', 'task_releases', 'task_tags',
    'telemetry_attributes', 'solution_products', 'solution_task_orders'] loop
    execute format('create trigger touch_definition after insert or update or delete on %I for each row execute function touch_definition()', tbl);
  end loop;
end $$;

-- Still at most 100, but asked when all of it is written where a transaction says so: an undo passes through any order.
drop trigger weights_insert on tasks;
drop trigger weights_update on tasks;
create or replace function weigh_tasks() returns trigger language plpgsql as $$
begin
  perform from products where id = new."productId" for no key update;
  perform from solutions where id = new."solutionId" for no key update;
  if (select coalesce(sum(weight), 0) from tasks where "tenantId" = new."tenantId" and "productId" = new."productId" and "deletedAt" is null) > 100
    or (select coalesce(sum(weight), 0) from tasks where "tenantId" = new."tenantId" and "solutionId" = new."solutionId" and "deletedAt" is null) > 100 then
    raise exception 'the weights of the tasks exceed 100' using errcode = 'check_violation', constraint = 'weights_within_100', table = 'tasks';
  end if;
  return null;
end $$;
create constraint trigger weights after insert or update of weight, "deletedAt", "productId", "solutionId" on tasks
  deferrable initially immediate for each row when (new."deletedAt" is null) execute function weigh_tasks();

-- The live tasks of a parent stand at 1, 2, 3 … when a transaction ends, whatever it did. Of two at one place the one written last goes first:
-- a task that comes back from the trash takes the place it had.
create function number_tasks() returns trigger language plpgsql as $$
begin
  perform from products where id = new."productId" for no key update;
  perform from solutions where id = new."solutionId" for no key update;
  update tasks t set "sequenceNumber" = n.place
  from (
    select id, row_number() over (order by "sequenceNumber", "updatedAt" desc, id)::int as place from tasks
    where "tenantId" = new."tenantId" and ("productId" = new."productId" or "solutionId" = new."solutionId") and "deletedAt" is null) n
  where t.id = n.id and t."sequenceNumber" <> n.place;
  return null;
end $$;
create constraint trigger gapless after insert or update of "sequenceNumber", "deletedAt", "productId", "solutionId" on tasks
  deferrable initially deferred for each row execute function number_tasks();

-- As in 0010, with two more words: the version of a definition counts on when a change is put back, and a task's place moves without
-- being anybody's change.
create or replace function revert_row(tbl regclass, row_id uuid, before jsonb, after jsonb) returns jsonb language plpgsql as $$
declare
  all_columns constant text[] := array(select attname::text from pg_attribute where attrelid = tbl and attnum > 0 and not attisdropped and attgenerated = '');
  -- What names the row, or what the database keeps true by itself, is neither compared nor put back.
  kept constant text[] := array['id', 'tenantId', 'version', 'createdAt', 'updatedAt', 'usageCount', 'lastOrderDate', 'attachmentCount', 'hasAttachments', 'definitionVersion'];
  -- What moves without anybody editing it is put back, and nobody's change: a place in a column, the day of the last contact.
  moving constant text[] := array['stageOrder', 'lastContactDate', 'lastActivityDate', 'sequenceNumber'];
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
