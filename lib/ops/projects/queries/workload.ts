import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import type { StaffCtx } from "../../context";
import type { WorkloadRow } from "./shapes";

/** Who has how much to do: projects led, open tasks of projects under way, late ones, and the hours that fell due before this week, and fall due in it and in the three after it. Everybody who implements, and whoever else has a task. Open tasks are counted by person and day first: what a date means is worked out once a day, not once a task, and hours are added up to the last week shown only. */
export function getWorkload(_: StaffCtx): Promise<WorkloadRow[]> {
  return everything.$queryRaw<WorkloadRow[]>`
    with monday as (select date_trunc('week', current_date)::date as day),
    days as (
      select t."assignedToId" as id, t."dueDate" as day, count(*) as tasks, sum(t."estimatedHours") filter (where t."dueDate" <= (select day + 27 from monday)) as hours from implementation_tasks t
      where t."assignedToId" is not null and t."deletedAt" is null and t.status in ('PENDING', 'IN_PROGRESS', 'BLOCKED')
        and t."projectId" not in (select id from implementation_projects where status in ('COMPLETED', 'CANCELLED')) group by 1, 2),
    per as (
      select d.id, case when d.day < monday.day then -1 else (d.day - monday.day) / 7 end as week, d.tasks, case when d.day < current_date then d.tasks else 0 end as late, d.hours
      from days d, monday),
    work as (select id, sum(tasks)::int as tasks, sum(late)::int as late, ${week(-1)} as earlier, json_build_array(${week(0)}, ${week(1)}, ${week(2)}, ${week(3)}) as weeks from per group by id),
    led as (select "leadImplementerId" as id, count(*)::int as projects from implementation_projects where status not in ('COMPLETED', 'CANCELLED') group by 1)
    select u.id, u.name, coalesce(led.projects, 0) as projects, coalesce(work.tasks, 0) as tasks, coalesce(work.late, 0) as late, coalesce(work.earlier, '{"hours":0,"tasks":0}') as earlier,
      coalesce(work.weeks, '[{"hours":0,"tasks":0},{"hours":0,"tasks":0},{"hours":0,"tasks":0},{"hours":0,"tasks":0}]') as weeks
    from internal_users u left join work on work.id = u.id left join led on led.id = u.id where u."isActive" and (work.id is not null or u.role = 'IMPLEMENTATION') order by coalesce(work.tasks, 0) desc, u.name, u.id limit 100`;
}

function week(n: number) {
  const due = Prisma.sql`filter (where week = ${n}::int)`;
  return Prisma.sql`json_build_object('hours', coalesce(sum(hours) ${due}, 0)::float, 'tasks', coalesce(sum(tasks) ${due}, 0)::int)`;
}
