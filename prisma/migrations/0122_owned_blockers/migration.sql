-- What waits on one member of the staff, over all sellers.
create index implementation_blockers_owned on implementation_blockers ("ownerId") where status <> 'RESOLVED';
