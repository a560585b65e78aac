-- Staff look at the projects of every seller at once: the board by phase, the list by target, the work of each person. Only what is still under way.
create index projects_open_by_phase on implementation_projects ("currentPhase", "targetGoLiveDate", id) where status not in ('COMPLETED', 'CANCELLED');
create index projects_by_target on implementation_projects ("targetGoLiveDate", id);
create index project_tasks_open_by_person on implementation_tasks ("assignedToId", "dueDate") include ("estimatedHours", "projectId")
  where "deletedAt" is null and "assignedToId" is not null and status in ('PENDING', 'IN_PROGRESS', 'BLOCKED');
