-- A blocker that is resolved is not open: what lies between its end and its reopening is no part of the time it was open.
alter table implementation_blockers add column "closedSeconds" integer not null default 0;
update implementation_blockers b set "closedSeconds" = closed.seconds
from (
  select "tenantId", "entityId", sum(floor(extract(epoch from "createdAt" - since)))::int as seconds
  from (
    select "tenantId", "entityId", action, "createdAt", lag(action) over turns as before, lag("createdAt") over turns as since from audit_logs
    where entity = 'ImplementationBlocker' and action in ('blocker.resolved', 'blocker.reopened') window turns as (partition by "tenantId", "entityId" order by "createdAt", id)) turn
  where action = 'blocker.reopened' and before = 'blocker.resolved' group by 1, 2) closed
where b."tenantId" = closed."tenantId" and b.id = closed."entityId";
