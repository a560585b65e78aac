-- ─── Jobs ───────────────────────────────────────────────────────────────────────────────────────

-- The fence: one more with every claim, and never set back, so a worker that lost its lease no longer has a say.
alter table jobs add column fence bigint not null default 0;

-- Who waits, tenant by tenant and oldest first, found without looking at every job; the system's own work is a lane of its own.
create function lane_of(tenant uuid) returns uuid language sql immutable parallel safe as
  $$ select coalesce(tenant, '00000000-0000-0000-0000-000000000000') $$;
create index jobs_waiting on jobs (lane_of("tenantId"), "runAfter", id) where status = 'pending';
create index jobs_running on jobs (lane_of("tenantId"), "lockedUntil") where status = 'processing';

-- Takes one due job for `lease`: waiting and its time has come, or left behind by a worker whose lease ran out. A tenant runs at
-- most `most` at a time, of which one place is kept for what is not `long`; then the job stays and the answer says isBusy.
-- Claims of one tenant queue up, so that two of them never count the same free place.
create function claim_job(job_id uuid, most int, long text[], lease interval) returns table (
  id uuid, "tenantId" uuid, type text, payload jsonb, cursor jsonb, attempts int, "maxAttempts" int, fence bigint, "isBusy" boolean)
language plpgsql as $$
#variable_conflict use_column
declare
  job jobs;
  running int;
  running_long int;
begin
  select * into job from jobs j where j.id = job_id and j.attempts < j."maxAttempts"
    and (j.status = 'pending' and j."runAfter" <= clock_timestamp() or j.status = 'processing' and j."lockedUntil" < clock_timestamp())
    for update skip locked;
  if not found then return; end if;

  if job."tenantId" is not null then
    perform pg_advisory_xact_lock(hashtextextended('jobs:' || job."tenantId", 0));
    select count(*), count(*) filter (where j.type = any (long)) into running, running_long
      from jobs j where lane_of(j."tenantId") = job."tenantId" and j.status = 'processing' and j."lockedUntil" > clock_timestamp();
    if running >= most or job.type = any (long) and running_long >= most - 1 then
      return query select job.id, job."tenantId", job.type, job.payload, job.cursor, job.attempts, job."maxAttempts", job.fence, true;
      return;
    end if;
  end if;

  return query update jobs j
    set status = 'processing', attempts = j.attempts + 1, fence = j.fence + 1, "lockedUntil" = clock_timestamp() + lease, "updatedAt" = now()
    where j.id = job.id
    returning j.id, j."tenantId", j.type, j.payload, j.cursor, j.attempts, j."maxAttempts", j.fence, false;
end $$;
revoke execute on function claim_job from public;
grant execute on function claim_job to ops;

-- What is still to be said, by channel; what has been said costs nothing.
create index outboxes_waiting on outboxes (channel, "nextAttemptAt") where state = 'PENDING';

-- ─── The seal over the audit ────────────────────────────────────────────────────────────────────

-- The transaction that wrote an item is that of its fact: an import adds to one change set in many, each sealed with its own items.
-- `maskedAt`: personal values were taken out, so only the digest still speaks for them.
alter table change_items
  add column txid bigint not null default ((pg_current_xact_id())::text)::bigint,
  add column "maskedAt" timestamptz(3),
  alter digest set default '';

create function item_digest("entityType" text, "entityId" uuid, before jsonb, after jsonb) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(jsonb_build_array("entityType", "entityId", before, after)::text, 'UTF8')), 'hex')
$$;

-- Computed here, so that no write path can forget it or get it wrong.
create function digest_item() returns trigger language plpgsql as $$
begin
  new.digest := item_digest(new."entityType", new."entityId", new.before, new.after);
  return new;
end $$;
create trigger digest_item before insert on change_items for each row execute function digest_item();

-- What a seal covers of a row: all of its columns, and the digests of the items written with it. Nulls are left out, so a
-- column that a later migration adds (nullable, and named here) leaves the older digests as they are.
create function audit_digest(a audit_logs, items text) returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
    'id', a.id, 'tenantId', a."tenantId", 'actorKind', a."actorKind", 'actorName', a."actorName", 'userId', a."userId",
    'internalUserId', a."internalUserId", 'apiKeyId', a."apiKeyId", 'progressLinkId', a."progressLinkId",
    'impersonationSessionId', a."impersonationSessionId", 'action', a.action, 'entity', a.entity, 'entityId', a."entityId",
    'customerId', a."customerId", 'dealId', a."dealId", 'projectId', a."projectId", 'changeSetId', a."changeSetId",
    'resourceType', a."resourceType", 'resourceId', a."resourceId", 'ipAddress', a."ipAddress", 'requestId', a."requestId",
    'txid', a.txid, 'createdAt', (extract(epoch from a."createdAt") * 1000)::bigint)), a.details, coalesce(items, ''))::text, 'UTF8'))
$$;

-- One link: the hash before it, its place, and the row's digest.
create function audit_link(state text, start text, seq bigint, digest bytea) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(coalesce(state, start) || ':' || seq || ':', 'UTF8') || digest), 'hex')
$$;
-- All links of a batch in one statement: audit_chain(start, seq, digest) over (order by seq).
create aggregate audit_chain(start text, seq bigint, digest bytea) (sfunc = audit_link, stype = text);

-- CreateTable
CREATE TABLE "audit_chains" (
    "id" UUID NOT NULL DEFAULT uuid7(),
    "tenantId" UUID,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL,
    "horizon" BIGINT NOT NULL DEFAULT 0,
    "sealedAt" TIMESTAMPTZ(3),
    "verifiedAt" TIMESTAMPTZ(3),
    "fault" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_chains_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_chains_tenantId_key" ON "audit_chains"("tenantId") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "audit_chains" ADD CONSTRAINT "audit_chains_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

select wall('audit_chains', rights => 'select');
grant insert, update on audit_chains to ops;
-- Only the sealing job seals.
revoke insert on audit_seals from app;

-- ─── Start-up ───────────────────────────────────────────────────────────────────────────────────

-- The app refuses to serve a half-migrated database, so it must see which migrations there are.
do $$ begin
  if to_regclass('"_prisma_migrations"') is not null then grant select on "_prisma_migrations" to app, ops; end if;
end $$;
