-- The policy to begin with, where there is none (lib/blockers/rules/policy.ts): business days until each level hears of a blocker.
insert into escalation_policies (category, version, levels)
select category::"BlockerCategory", 1, levels::jsonb from (values
  ('INTERNAL', '{"REMINDER": 2, "MANAGER": 3, "DIRECTOR": 7}'),
  ('CLIENT_SIDE', '{"REMINDER": 2, "MANAGER": 5, "DIRECTOR": 7}'),
  ('VENDOR', '{"REMINDER": 2, "MANAGER": 5, "DIRECTOR": 7}')) given (category, levels)
where not exists (select from escalation_policies p where p.category = given.category::"BlockerCategory");

-- The sweep asks for what is due and for who has slept long enough, over all tenants.
create index escalation_steps_due on escalation_steps ("dueAt") where state = 'PENDING' and "dueAt" is not null;
create index implementation_blockers_asleep on implementation_blockers ("snoozeUntil") where status = 'SNOOZED';
