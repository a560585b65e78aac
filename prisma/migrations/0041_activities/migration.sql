-- A deal's last activity is the latest completion of a live activity on it, whatever path completed, reopened or removed one.
create function set_last_activities(deal_ids uuid[]) returns void language sql as $$
  select from deals where id = any (deal_ids) order by id for no key update;
  update deals d set "lastActivityDate" = latest.at
  from (select d.id, (select max(a."completedAt") from activities a
      where a."tenantId" = d."tenantId" and a."dealId" = d.id and a.status = 'COMPLETED' and a."deletedAt" is null) as at
    from deals d where d.id = any (deal_ids)) latest
  where d.id = latest.id and d."lastActivityDate" is distinct from latest.at
$$;

create function note_activities() returns trigger language plpgsql as $$
declare
  deal_ids uuid[];
begin
  deal_ids := array(select distinct "dealId" from changed where status = 'COMPLETED' and "deletedAt" is null and "dealId" is not null);
  if deal_ids <> '{}' then perform set_last_activities(deal_ids); end if;
  return null;
end $$;

create function renote_activities() returns trigger language plpgsql as $$
declare
  deal_ids uuid[];
begin
  deal_ids := array(
    select distinct "dealId" from (
      select 1 as sign, "dealId", "completedAt" from after where status = 'COMPLETED' and "deletedAt" is null and "dealId" is not null
      union all
      select -1, "dealId", "completedAt" from before where status = 'COMPLETED' and "deletedAt" is null and "dealId" is not null) a
    group by "dealId", "completedAt" having sum(sign) <> 0);
  if deal_ids <> '{}' then perform set_last_activities(deal_ids); end if;
  return null;
end $$;

create trigger last_activity_insert after insert on activities referencing new table as changed for each statement execute function note_activities();
create trigger last_activity_delete after delete on activities referencing old table as changed for each statement execute function note_activities();
create trigger last_activity_update after update on activities referencing old table as before new table as after for each statement execute function renote_activities();

-- When something is due, as one number that an index can order: minutes since 2000, without a time the end of the day, without a
-- day after everything else.
alter table activities add column "dueKey" integer not null generated always as (
  coalesce(greatest(least("dueDate" - date '2000-01-01', 1489999), -1489999), 1490000) * 1441 + coalesce(case when "dueTime" ~ '^\d\d:\d\d$' then substr("dueTime", 1, 2)::int * 60 + substr("dueTime", 4, 2)::int end, 1440)) stored;
create index activities_open_by_due on activities ("tenantId", "dueKey", id) where status in ('PENDING', 'IN_PROGRESS') and "deletedAt" is null;
create index activities_open_of_person on activities ("tenantId", "assignedTo", "dueKey", id) where status in ('PENDING', 'IN_PROGRESS') and "deletedAt" is null;
create index activities_done on activities ("tenantId", "completedAt", id) where status = 'COMPLETED' and "deletedAt" is null;
create index activities_done_of_person on activities ("tenantId", "assignedTo", "completedAt", id) where status = 'COMPLETED' and "deletedAt" is null;
