-- The table of deals, newest first, by expected close and by age, page by page without a sort: what nobody dated closes last.
create index deals_by_creation on deals ("tenantId", "createdDate", id) where "deletedAt" is null;
create index deals_by_close on deals ("tenantId", (coalesce("expectedCloseDate", 'infinity'::date)), id) where "deletedAt" is null;
create index deals_by_age on deals ("tenantId", "stageEnteredAt", id) where "deletedAt" is null;

-- The facts of one change set: its undo is told where it was told, and a reaction to many facts at once reads them together.
create index audit_logs_change_set on audit_logs ("tenantId", "changeSetId") where "changeSetId" is not null;
