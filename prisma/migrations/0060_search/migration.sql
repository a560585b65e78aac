-- ─── Find anything ──────────────────────────────────────────────────────────────────────────────

-- What is compared when somebody looks for something: small letters, no accents, and a space where punctuation stands, so that
-- "D-2026-00041" and "ana@ribadouro.pt" are found by their parts and "ribadouro" finds "Ribadouró".
create function search_text(written text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(lower(regexp_replace(normalize(coalesce(written, ''), NFKD), '[\u0300-\u036f''’]', '', 'g')), '[\s!-/:-@\[-`{-~\u2010-\u2027«»]+', ' ', 'g'))
$$;

-- The words of a record: those of its name count more. Without a dictionary: names are not words of any one language.
create function search_words(name text, rest text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('pg_catalog.simple'::regconfig, public.search_text(name)), 'A') || setweight(to_tsvector('pg_catalog.simple'::regconfig, public.search_text(rest)), 'B')
$$;

create index customers_words on customers using gin ("tenantId", search_words(name, coalesce("primaryEmail", '') || ' ' || coalesce("externalId", ''))) where "deletedAt" is null;
create index contacts_words on contacts using gin ("tenantId", search_words(name, coalesce(email, '') || ' ' || coalesce("jobTitle", '') || ' ' || coalesce(phone, '') || ' ' || coalesce("mobilePhone", ''))) where "deletedAt" is null;
create index deals_words on deals using gin ("tenantId", search_words(name, "dealNumber")) where "deletedAt" is null;
create index activities_words on activities using gin ("tenantId", search_words(subject, left(description, 1000))) where "deletedAt" is null;
create index products_words on products using gin ("tenantId", search_words(name, coalesce(code, '') || ' ' || coalesce(series, ''))) where "deletedAt" is null;
create index users_words on users using gin ("tenantId", search_words(name, coalesce(email, '') || ' ' || username));
create index activities_search on activities using gin ("tenantId", lower(subject) gin_trgm_ops) where "deletedAt" is null;

-- Neither text search nor likeness can use an index under row-level security, so they happen behind this door, which looks at the
-- current tenant only and tells ids with how well each fits. Words that begin so come first (rank above 2); if they are few, letters
-- in the middle of a word (1); if nothing was found at all, what is alike (below 1). At most 400 rows that fit are weighed. Only
-- bitmap scans are allowed: whatever the planner believes of a tenant it knows nothing about yet, it cannot walk through every row.
create function find_records(kind text, term text, most int default 20) returns table (id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off set jit = off set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
  letters constant text := lower(trim(term));
  pattern constant text := '%' || replace(replace(replace(letters, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  asked constant tsquery := coalesce((select to_tsquery('pg_catalog.simple', string_agg(quote_literal(word) || ':*', ' & ')) from unnest(string_to_array(search_text(term), ' ')) word where word <> ''), '');
  words constant text := case kind
    when 'customers' then $w$search_words(name, coalesce("primaryEmail", '') || ' ' || coalesce("externalId", ''))$w$
    when 'contacts' then $w$search_words(name, coalesce(email, '') || ' ' || coalesce("jobTitle", '') || ' ' || coalesce(phone, '') || ' ' || coalesce("mobilePhone", ''))$w$
    when 'deals' then $w$search_words(name, "dealNumber")$w$
    when 'activities' then $w$search_words(subject, left(description, 1000))$w$
    when 'products' then $w$search_words(name, coalesce(code, '') || ' ' || coalesce(series, ''))$w$
    when 'users' then $w$search_words(name, coalesce(email, '') || ' ' || username)$w$
  end;
  key constant text := case kind when 'activities' then 'lower(subject)' when 'users' then 'lower(name)' else '"nameKey"' end;
  live constant text := ' from ' || kind || ' where "tenantId" = $1 ' || case kind when 'users' then '' else 'and "deletedAt" is null ' end;
  here uuid[] := '{}';
  inside int := 0;
begin
  if words is null then raise exception 'Nothing called % can be found.', kind; end if;
  -- The words of a row are costly to make: only those of the best are weighed.
  if numnode(asked) > 0 then
    execute 'select array(select f.id from (select id, ' || key || ' as key' || live || 'and ' || words || ' @@ $2 limit 400) f
      order by f.key = $3 desc, starts_with(f.key, $3) desc, f.id desc limit $4)' into here using current_tenant(), asked, letters, most;
    return query execute 'select id, (2 + ts_rank(' || words || ', $2, 1) + case when ' || key || ' = $3 then 2 when starts_with(' || key || ', $3) then 1 else 0 end)::real from ' || kind || ' where id = any ($1)'
      using here, asked, letters;
  end if;
  if cardinality(here) >= most or length(letters) < 3 then return; end if;
  return query execute 'select f.id, 1::real from (select id' || live || 'and ' || key || ' like $2 limit 400) f where f.id <> all ($3) order by 1 desc limit $4'
    using current_tenant(), pattern, here, most - cardinality(here);
  get diagnostics inside = row_count;
  if cardinality(here) + inside > 0 then return; end if;
  return query execute 'select f.id, f.likeness from (select id, word_similarity($2, ' || key || ') as likeness' || live || 'and $2 <% ' || key || ' limit 400) f order by 2 desc, 1 limit $3'
    using current_tenant(), letters, most;
end $$;
revoke execute on function find_records from public;
grant execute on function find_records to app;
