-- How far a solution's plan was, day by day: as adoption_progress_days keeps it of a product's. Written by lib/adoption/reckoning.ts.
create table solution_progress_days (
  id uuid not null default uuid7(),
  "tenantId" uuid not null,
  "solutionAdoptionPlanId" uuid not null,
  day date not null,
  "progressPercentage" decimal(5, 2) not null,
  "completedWeight" decimal(8, 2) not null,
  "totalWeight" decimal(8, 2) not null,
  "createdAt" timestamptz(3) not null default current_timestamp,
  "updatedAt" timestamptz(3) not null default current_timestamp,
  constraint "solution_progress_days_pkey" primary key (id),
  constraint "solution_progress_days_tenantId_fkey" foreign key ("tenantId") references organizations (id) on delete cascade on update cascade,
  constraint "solution_progress_days_tenantId_solutionAdoptionPlanId_fkey" foreign key ("tenantId", "solutionAdoptionPlanId") references solution_adoption_plans ("tenantId", id) on delete cascade on update cascade
);
create unique index "solution_progress_days_tenantId_solutionAdoptionPlanId_day_key" on solution_progress_days ("tenantId", "solutionAdoptionPlanId", day);
select wall('solution_progress_days');
