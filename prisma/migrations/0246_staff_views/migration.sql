-- Filters of the portal's lists that staff keep, for themselves or for every colleague.
create table staff_views (
  id uuid not null default uuid7(),
  entity text not null,
  name text not null,
  "ownerId" uuid,
  picture jsonb not null default '{}',
  before jsonb,
  "lastChangeId" uuid not null,
  version integer not null default 1,
  "deletedAt" timestamptz(3),
  "createdAt" timestamptz(3) not null default current_timestamp,
  "updatedAt" timestamptz(3) not null default current_timestamp,
  constraint "staff_views_pkey" primary key (id),
  constraint "staff_views_ownerId_fkey" foreign key ("ownerId") references internal_users (id) on delete cascade on update cascade
);
create unique index "staff_views_lastChangeId_key" on staff_views ("lastChangeId");
create index "staff_views_ownerId_idx" on staff_views ("ownerId");
-- A name is used once among one's own, and once among the shared ones.
create unique index staff_views_name_once on staff_views (entity, name, "ownerId") nulls not distinct where "deletedAt" is null;
select staff_wall('staff_views');
