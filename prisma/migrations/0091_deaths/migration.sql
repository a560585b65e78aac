-- A worker's death is rarely its job's fault: the machine went down, a deployment ended it, its database was killed. Deaths are counted apart
-- from attempts, and only ten in a row, with nothing kept between them, end a job. Found by `npm run chaos`: a notice of one second was
-- three times the one that was under way.
alter table jobs add column deaths int not null default 0;

create or replace function claim_job(job_id uuid, most int, long text[], lease interval) returns table (
  id uuid, "tenantId" uuid, type text, payload jsonb, cursor jsonb, attempts int, "maxAttempts" int, fence bigint, "isBusy" boolean)
language plpgsql as $$
#variable_conflict use_column
declare
  job jobs;
  running int;
  running_long int;
begin
  select * into job from jobs j where j.id = job_id
    and (j.status = 'pending' and j.attempts < j."maxAttempts" and j."runAfter" <= clock_timestamp() or j.status = 'processing' and j.deaths < 10 and j."lockedUntil" < clock_timestamp())
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
    set status = 'processing', fence = j.fence + 1, "lockedUntil" = clock_timestamp() + lease, "updatedAt" = now(),
      attempts = j.attempts + (j.status = 'pending')::int, deaths = case j.status when 'pending' then 0 else j.deaths + 1 end
    where j.id = job.id
    returning j.id, j."tenantId", j.type, j.payload, j.cursor, j.attempts, j."maxAttempts", j.fence, false;
end $$;
