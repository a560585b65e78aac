-- The uploaded file lives in its rows; a copy of it is not kept.
alter table import_batches
  alter "fileUrl" drop not null,
  add column layout jsonb not null default '{}',
  add column profiles jsonb not null default '[]',
  add column decisions jsonb not null default '{}',
  add column summary jsonb not null default '{}',
  add column rows integer not null default 0,
  add column "stagedAt" timestamptz(3),
  add column "finishedAt" timestamptz(3);
drop index "import_batches_tenantId_createdAt_idx";
create index "import_batches_tenantId_createdAt_id_idx" on import_batches ("tenantId", "createdAt" desc, id);

-- What the preview decided for a row: `plan` is all that running needs, the marks are the tabs of the preview.
drop index "import_rows_tenantId_batchId_action_number_idx";
alter table import_rows
  add column plan jsonb,
  add column "isWorthALook" boolean not null default false,
  add column "lacksCustomer" boolean not null default false;
create index import_rows_to_fix on import_rows ("tenantId", "batchId", number) where action = 'ERROR';
create index import_rows_worth_a_look on import_rows ("tenantId", "batchId", number) where "isWorthALook";
create index import_rows_without_customer on import_rows ("tenantId", "batchId", number) where "lacksCustomer";

-- Names that rows refer to and that are not there yet: made by the run (`isMade`), or by another row of the same file.
CREATE TABLE "import_names" (
    "id" UUID NOT NULL DEFAULT uuid7(),
    "tenantId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isMade" BOOLEAN NOT NULL,
    "entityId" UUID,

    CONSTRAINT "import_names_pkey" PRIMARY KEY ("id")
);

-- What an undo left alone, and why.
CREATE TABLE "import_leavings" (
    "id" UUID NOT NULL DEFAULT uuid7(),
    "tenantId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "import_leavings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_names_tenantId_batchId_key_key" ON "import_names"("tenantId", "batchId", "key");
CREATE UNIQUE INDEX "import_leavings_tenantId_batchId_entityType_entityId_key" ON "import_leavings"("tenantId", "batchId", "entityType", "entityId");

-- AddForeignKey
ALTER TABLE "import_names" ADD CONSTRAINT "import_names_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_names" ADD CONSTRAINT "import_names_tenantId_batchId_fkey" FOREIGN KEY ("tenantId", "batchId") REFERENCES "import_batches"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_leavings" ADD CONSTRAINT "import_leavings_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_leavings" ADD CONSTRAINT "import_leavings_tenantId_batchId_fkey" FOREIGN KEY ("tenantId", "batchId") REFERENCES "import_batches"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- User names are unique everywhere: for each stem a free one, also among those handed out by the same call.
create function free_usernames(stems text[]) returns table (place bigint, username text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  taken text[] := '{}';
  stem text;
  n int;
begin
  place := 0;
  foreach stem in array stems loop
    place := place + 1;
    n := 1;
    loop
      username := stem || case when n = 1 then '' else n::text end;
      exit when username <> all (taken) and not exists (select from users u where u.username = free_usernames.username);
      n := n + 1;
    end loop;
    taken := taken || username;
    return next;
  end loop;
end $$;
revoke execute on function free_usernames from public;
grant execute on function free_usernames to app;

select wall(tbl) from unnest(array['import_names', 'import_leavings']) tbl;
