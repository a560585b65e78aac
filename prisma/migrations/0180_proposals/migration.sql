-- The proposedAt of the proposal a person dismissed: another outcome is proposed at another instant, and so shows again.
alter table customer_tasks add column "dismissedAt" timestamptz(3);
alter table customer_solution_tasks add column "dismissedAt" timestamptz(3);
create index customer_tasks_proposed on customer_tasks ("tenantId", "adoptionPlanId") where "proposedStatus" is not null;
