-- What the portal’s lists hear of, over all organizations (lib/ops/news.ts); every other fact stays out of it.
create index audit_logs_portal on audit_logs (txid) where "projectId" is not null or entity = 'Organization';
