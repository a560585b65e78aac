-- Whose status it was that a sync set to NOT_APPLICABLE: it comes back with the status, so that a person's word stays a person's.
alter table customer_tasks add column "sourceBefore" "StatusSource";
alter table customer_solution_tasks add column "sourceBefore" "StatusSource";

-- What was chosen for a solution decides about its own tasks, as a product's assignment decides about the product's.
alter table customer_solutions
  add column "licenseLevel" "LicenseLevel" not null default 'ESSENTIAL',
  add column "selectedOutcomes" uuid[] not null default '{}',
  add column "selectedReleases" uuid[] not null default '{}';

-- The portfolio, least adopted first; which plans hold stale data.
create index adoption_plans_by_progress on adoption_plans ("tenantId", "progressPercentage", id);
create index customer_tasks_stale on customer_tasks ("tenantId", "adoptionPlanId") where "isDataStale";
