-- Lists by last contact and last order. Only leakproof comparisons reach an index under row-level security, and a cursor needs a
-- value where there is none yet: never comes before ever.
alter table customers
  add column "contactedKey" timestamptz(3) not null generated always as (coalesce("lastContactDate", '0001-01-01T00:00:00Z'::timestamptz)) stored,
  add column "orderedKey" date not null generated always as (coalesce("lastOrderDate", '0001-01-01'::date)) stored;
create index customers_by_contact on customers ("tenantId", "contactedKey", id) where "deletedAt" is null;
create index customers_by_order on customers ("tenantId", "orderedKey", id) where "deletedAt" is null;
create index customers_live_by_creation on customers ("tenantId", "createdAt", id) where "deletedAt" is null;

-- ─── Is this customer here already? ─────────────────────────────────────────────────────────────

-- What makes two names the same: no accents, case, punctuation or spaces, and no company form at the end. "Müller & Co. KG" → "muller".
create function match_key(name text) returns text language sql immutable parallel safe strict as $$
  select replace(regexp_replace(trim(regexp_replace(plain, '[\s!-/:-?\[-`{-~\u2010-\u2027«»]+', ' ', 'g')),
    '( (inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|ohg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|aps|pty|pte|kk|sro|zoo|group|holding|holdings))+$', ''), ' ', '')
  from (select lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f''’`.]', '', 'g')) as plain) p
$$;

create index customers_match on customers using gin ("tenantId", match_key(name) gin_trgm_ops) where "deletedAt" is null;
create index customers_mail_domain on customers ("tenantId", split_part(lower("primaryEmail"), '@', 2)) where "deletedAt" is null and "primaryEmail" is not null;
create index contacts_mail_domain on contacts ("tenantId", split_part(lower(email), '@', 2)) where "deletedAt" is null and email is not null and "customerId" is not null;

-- Likeness cannot use an index under row-level security, so it is asked behind this door, which looks at the current tenant only and
-- tells ids. `domain` is what stands after the @ of an address, '' for none.
create function like_customers(term text, domain text, most int default 5) returns table (id uuid, likeness real, "isByName" boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.6 as $$
#variable_conflict use_column
declare
  tenant constant uuid := current_tenant();
  key constant text := match_key(term);
begin
  return query
    select found.id, max(found.likeness), bool_or(found.named) from (
      select c.id, similarity(match_key(c.name), key) as likeness, true as named from customers c
        where c."tenantId" = tenant and c."deletedAt" is null and match_key(c.name) % key
      union all
      select c.id, 0.6, false from customers c
        where domain <> '' and c."tenantId" = tenant and c."deletedAt" is null and c."primaryEmail" is not null and split_part(lower(c."primaryEmail"), '@', 2) = domain
      union all
      select c."customerId", 0.6, false from contacts c
        where domain <> '' and c."tenantId" = tenant and c."deletedAt" is null and c.email is not null and c."customerId" is not null and split_part(lower(c.email), '@', 2) = domain) found
    group by found.id order by 2 desc, 1 limit most;
end $$;
revoke execute on function like_customers from public;
grant execute on function like_customers to app;
