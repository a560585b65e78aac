-- The tasks that a chunk of a batch gave values to and nobody has evaluated since, written in the chunk's own transaction. A job claims all that its batch has, and takes them
-- away in the transaction of its last tasks: so work that waits is done once, and what a dead worker held is still there. No reference to the job: a claim of one that
-- has ended, or was swept away, is nobody's.
create table telemetry_chunks (
  id uuid not null default uuid7() primary key,
  "tenantId" uuid not null references organizations (id) on delete cascade on update cascade,
  "telemetryBatchId" uuid not null,
  "customerTaskIds" uuid[] not null default '{}',
  "customerSolutionTaskIds" uuid[] not null default '{}',
  "claimedBy" uuid,
  at timestamptz(3) not null default current_timestamp,
  constraint "telemetry_chunks_tenantId_telemetryBatchId_fkey" foreign key ("tenantId", "telemetryBatchId") references telemetry_batches ("tenantId", id) on delete cascade on update cascade
);
create unique index "telemetry_chunks_tenantId_id_key" on telemetry_chunks ("tenantId", id);
create index "telemetry_chunks_tenantId_telemetryBatchId_idx" on telemetry_chunks ("tenantId", "telemetryBatchId");
create index "telemetry_chunks_tenantId_claimedBy_idx" on telemetry_chunks ("tenantId", "claimedBy");

-- What waits while this migration runs was to be evaluated as a whole batch, and is.
insert into telemetry_chunks ("tenantId", "telemetryBatchId", "customerTaskIds", "customerSolutionTaskIds")
  select v."tenantId", v."batchId", coalesce(array_agg(distinct a."customerTaskId") filter (where a."customerTaskId" is not null), '{}'), coalesce(array_agg(distinct a."customerSolutionTaskId") filter (where a."customerSolutionTaskId" is not null), '{}')
  from telemetry_values v join customer_telemetry_attributes a on a."tenantId" = v."tenantId" and a.id = v."customerTelemetryAttributeId"
  where v."batchId" in (select (j.payload ->> 'entityId')::uuid from jobs j where j.type = 'adoption_evaluate' and j.status in ('pending', 'processing') and j.payload ->> 'entity' = 'TelemetryBatch')
  group by v."tenantId", v."batchId";
update jobs set cursor = null where type = 'adoption_evaluate' and status in ('pending', 'processing') and payload ->> 'entity' = 'TelemetryBatch';

select wall('telemetry_chunks');
