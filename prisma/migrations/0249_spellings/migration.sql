-- An erased person is found in other spellings too: a phone number by its digits, however they are parted and with or without the country, an address of mail in any case.

-- The digits of a phone number within its country, and the country where it is said ("+49 (0)30 123 456" is 49 and 30123456); null: the text is no phone number.
create function phone_of(written text) returns table (country text, digits text) language sql immutable as $$
  select code, regexp_replace(substr(all_digits, length(coalesce(code, '')) + 1), '^0', '')
  from (select case when international then coalesce(substring(all_digits from '^[17]'), substring(all_digits from '^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])'), left(all_digits, 3)) end as code, all_digits
    from (select regexp_replace(regexp_replace(written, '\D', '', 'g'), '^00', '') as all_digits, written ~ '^\s*\(?(\+|00)' as international) read) parted
  where written ~ '^\s*[+(0-9][0-9 ()./\u00a0\u2011\u2013-]+$' and length(all_digits) between 7 and 16
$$;

-- A text as a pattern of its spellings: of a phone number and of an address of mail all, of anything else what it is. A number that is a value of its own in a JSON is none.
create function spelled(written text) returns text language sql immutable as $$
  select coalesce(
    (select '(?<!": -?|\[)(?:(?:\+|00)' || gap || coalesce(country, '\d{1,3}') || gap || '(?:\(?0\)?' || gap || ')?|\(?0?)' || regexp_replace(digits, '(\d)(?=\d)', '\1' || replace(gap, '\', '\\'), 'g')
     from phone_of(written), (select '[ ()./\u00a0\u2011\u2013-]{0,3}' as gap) parting where length(digits) >= 7),
    (select string_agg(case when upper(c) <> lower(c) then '[' || lower(c) || upper(c) || ']' when c ~ '[[:alnum:] ]' then c else '\' || c end, '' order by n)
     from unnest(string_to_array(written, null)) with ordinality each (c, n) where written like '%_@_%'),
    regexp_replace(written, '([^[:alnum:] ])', '\\\1', 'g'))
$$;

create or replace function either(texts text[]) returns text language sql immutable as $$
  select '(' || string_agg(spelled(text), '|') || ')' from unnest(texts) text
$$;
-- Those of the texts that are phone numbers; null: none is.
create function dialled(texts text[]) returns text language sql immutable as $$
  select '(?<![[:alnum:]@])' || either(array_agg(text)) || '(?![[:alnum:]@])' from unnest(texts) text where exists (select from phone_of(text) p where length(p.digits) >= 7)
$$;

-- Takes a person out of one page of a table's rows and returns the last id of the page, or null after the last page. `ids` are the rows that are the person;
-- `wide` are texts that mean nobody else, masked wherever they stand; `own` are masked in rows that name one of `ids`, written as they are (a name of one word is a word, too), `exact` there where they are a whole value.
create or replace function erase_in(tbl regclass, ids uuid[], after uuid, most int, wide text[], own text[], exact text[], mask text) returns uuid language plpgsql as $$
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
      where t.id = p.id and t.%2$I = current_tenant() and (%5$s or concat_ws('' '', %6$s) ilike any (case when named.it then $4 || $5 || $6 else $4 end) or concat_ws('' '', %6$s) ~ (case when named.it then $11 else $12 end)))
    select case when count(*) = $3 then (array_agg(id order by id desc))[1] end from page',
    tbl, tenant_key, assignments, replace(pointing_at(tbl, tenant_key), 't.', 'p.'), named, written)
  into last using ids, after, most, likes(wide), likes(own), likes(exact), mask,
    '(?c)' || look || either(own) || ahead, look || either(wide) || ahead, '(?c)"' || either(exact) || '"', dialled(own), dialled(wide);
  return last;
end $$;
