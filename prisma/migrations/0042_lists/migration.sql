-- Which industries there are, stepped through by this index.
create index customers_by_industry on customers ("tenantId", industry) where "deletedAt" is null and industry is not null;
-- The whole audit, newest first, and one person's.
create index audit_logs_by_id on audit_logs ("tenantId", id);
create index audit_logs_of_person on audit_logs ("tenantId", "userId", id) where "userId" is not null;
create index audit_logs_by_action on audit_logs ("tenantId", action, id);
