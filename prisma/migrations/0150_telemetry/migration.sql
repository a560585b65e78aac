-- Rows of a batch that were not taken, and why; kept for 30 days. `line` is the row's place in what was sent, from 1.
create table telemetry_rejections (
  id uuid not null default uuid7() primary key,
  "tenantId" uuid not null references organizations (id) on delete cascade on update cascade,
  "telemetryBatchId" uuid not null,
  line integer not null,
  code text not null,
  reason text not null,
  sent text,
  at timestamptz(3) not null default current_timestamp,
  constraint "telemetry_rejections_tenantId_telemetryBatchId_fkey" foreign key ("tenantId", "telemetryBatchId") references telemetry_batches ("tenantId", id) on delete cascade on update cascade
);
create unique index "telemetry_rejections_tenantId_id_key" on telemetry_rejections ("tenantId", id);
create index "telemetry_rejections_tenantId_telemetryBatchId_line_idx" on telemetry_rejections ("tenantId", "telemetryBatchId", line);
create index "telemetry_rejections_tenantId_at_idx" on telemetry_rejections ("tenantId", at);

-- How telemetry finds a task of a plan: by its name. Under row-level security only leakproof comparisons reach an index, so names are compared as they are.
create index "customer_tasks_tenantId_adoptionPlanId_name_idx" on customer_tasks ("tenantId", "adoptionPlanId", name);

-- Whole months before a day go. Names of months sort like months; the default partition, where values wait whose month never had one, is emptied by the nightly job.
create function drop_telemetry_partitions(before date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tbl text;
  dropped int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry_values', 0));
  for tbl in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'telemetry_values'::regclass and c.relname ~ '^telemetry_values_\d{4}_\d{2}$' and c.relname < 'telemetry_values_' || to_char(before, 'YYYY_MM')
  loop
    execute format('drop table %I', tbl);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke execute on function drop_telemetry_partitions from public;
grant execute on function drop_telemetry_partitions to ops;

select wall('telemetry_rejections');
