import "server-only";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../../context";
import type { WorkloadRow } from "./shapes";

/** Who has how much to do: projects led, open tasks, late ones, and the hours that fall due in this week and the three after it. Everybody who implements, and whoever else has a task. */
export function getWorkload(_: StaffCtx): Promise<WorkloadRow[]> {
  return everything.$queryRaw<WorkloadRow[]>`
    with work as (
      select t."assignedToId" as id, count(*)::int as tasks, count(*) filter (where t."dueDate" < current_date)::int as late,
        (select json_agg(json_build_object('hours', hours, 'tasks', n) order by week) from (
          select week, coalesce(sum(w."estimatedHours"), 0)::float as hours, count(w."dueDate")::int as n
          from generate_series(0, 3) week left join implementation_tasks w on w."assignedToId" = t."assignedToId" and w."deletedAt" is null and w.status in ('PENDING', 'IN_PROGRESS', 'BLOCKED')
            and w."dueDate" >= date_trunc('week', current_date)::date + week * 7 and w."dueDate" < date_trunc('week', current_date)::date + week * 7 + 7
          group by week) weekly) as weeks
      from implementation_tasks t where t."assignedToId" is not null and t."deletedAt" is null and t.status in ('PENDING', 'IN_PROGRESS', 'BLOCKED') group by t."assignedToId")
    select u.id, u.name, (select count(*)::int from implementation_projects p where p."leadImplementerId" = u.id and p.status not in ('COMPLETED', 'CANCELLED')) as projects,
      coalesce(work.tasks, 0) as tasks, coalesce(work.late, 0) as late, coalesce(work.weeks, '[{"hours":0,"tasks":0},{"hours":0,"tasks":0},{"hours":0,"tasks":0},{"hours":0,"tasks":0}]') as weeks
    from internal_users u left join work on work.id = u.id where u."isActive" and (work.id is not null or u.role = 'IMPLEMENTATION') order by coalesce(work.tasks, 0) desc, u.name, u.id limit 100`;
}
