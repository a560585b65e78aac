-- The two dates that triggers keep were found row by row: max() of one customer's orders, of one deal's activities. For an
-- organization the planner knows nothing about yet (an import is its first act) it takes that maximum from an index over all of its
-- rows, and 100,000 rows look at 100,000 rows each. Now all rows are read once, whatever the planner believes.
create or replace function set_last_orders(customer_ids uuid[]) returns void language sql as $$
  select from customers where id = any (customer_ids) order by id for no key update;
  update customers c set "lastOrderDate" = latest.day
  from (
    select id, max(day) as day from (
      select unnest(customer_ids) as id, null::date as day
      union all
      select d."customerId", d."closedDate" from deals d
        where d."tenantId" = any (array(select distinct "tenantId" from customers where id = any (customer_ids)))
          and d."customerId" = any (customer_ids) and d.status = 'WON' and d."deletedAt" is null) orders
    group by id) latest
  where c.id = latest.id and c."lastOrderDate" is distinct from latest.day
$$;

create or replace function set_last_activities(deal_ids uuid[]) returns void language sql as $$
  select from deals where id = any (deal_ids) order by id for no key update;
  update deals d set "lastActivityDate" = latest.at
  from (
    select id, max(at) as at from (
      select unnest(deal_ids) as id, null::timestamptz(3) as at
      union all
      select a."dealId", a."completedAt" from activities a
        where a."tenantId" = any (array(select distinct "tenantId" from deals where id = any (deal_ids)))
          and a."dealId" = any (deal_ids) and a.status = 'COMPLETED' and a."deletedAt" is null) done
    group by id) latest
  where d.id = latest.id and d."lastActivityDate" is distinct from latest.at
$$;
