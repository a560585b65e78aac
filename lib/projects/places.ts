import "server-only";
import { notFound } from "next/navigation";
import type { Day } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import type { Explained } from "./rules/health";
import type { TaskStatus } from "./rules/planning";
import type { ProjectStatus } from "./rules/standing";
import type { Phase, Plg, ProjectType, Side, Visibility } from "./rules/kinds";

/** A project as it stands while it is locked: days as "2026-06-30". */
export type LockedProject = {
  id: string; tenantId: string; clientOrganizationId: string; customerId: string | null; dealId: string | null; type: ProjectType; status: ProjectStatus; currentPhase: Phase; plgPhase: Plg | null;
  leadImplementerId: string | null; assignedUserIds: string[]; shownStaffIds: string[]; kickoffDate: Day; targetGoLiveDate: Day | null; forecastGoLiveDate: Day | null; actualGoLiveDate: Day | null;
  healthScore: number; healthBreakdown: Explained | null; handoff: unknown; handoffScore: Explained | null; resources: unknown; clientVisibleNotes: string | null; version: number;
};

/** Whoever writes anything of a project locks the project first, then its tasks, so its schedule and health are reckoned by one at a time. */
export async function lockProject(tx: Tx, projectId: string): Promise<LockedProject> {
  const [project] = await tx.$queryRaw<LockedProject[]>`
    select id, "tenantId", "clientOrganizationId", "customerId", "dealId", type::text, status::text, "currentPhase"::text, "plgPhase"::text, "leadImplementerId", "assignedUserIds", "shownStaffIds",
      coalesce("kickoffDate", "createdAt"::date)::text as "kickoffDate", "targetGoLiveDate"::text, "forecastGoLiveDate"::text, "actualGoLiveDate"::text, "healthScore", "healthBreakdown", handoff, "handoffScore",
      resources, "clientVisibleNotes", version
    from implementation_projects where "tenantId" = current_tenant() and id = ${projectId}::uuid for no key update`;
  return project ?? notFound();
}

export type LockedTask = {
  id: string; phase: Phase; plgPhase: Plg | null; name: string; description: string | null; status: TaskStatus; isRequired: boolean; ownerSide: Side; visibility: Visibility; assignedToId: string | null;
  durationDays: number; estimatedHours: string | null; plannedStartDate: Day | null; dueDate: Day | null; isDatePinned: boolean; startedAt: Date | null; completedAt: Date | null; completedByKind: string | null;
  completedById: string | null; completedByName: string | null; sortOrder: number; notes: string | null; dependsOnIds: string[]; version: number; deletedAt: Date | null;
};

/** Every live task of a project, in order. Call it with the project locked. */
export function readTasks(tx: Tx, projectId: string) {
  return tx.$queryRaw<LockedTask[]>`
    select id, phase::text, "plgPhase"::text, name, description, status::text, "isRequired", "ownerSide"::text, visibility::text, "assignedToId", "durationDays", "estimatedHours"::text, "plannedStartDate"::text, "dueDate"::text,
      "isDatePinned", "startedAt", "completedAt", "completedByKind"::text, "completedById", "completedByName", "sortOrder", notes, "dependsOnIds", version, "deletedAt"
    from implementation_tasks where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and "deletedAt" is null order by implementation_tasks.phase, "sortOrder", id limit 1000`;
}

type Dates = { id: string; plannedStartDate: Day; dueDate: Day };

/** Writes the dates of many tasks in one statement. */
export function putDates(tx: Tx, dates: readonly Dates[]) {
  return tx.$executeRaw`
    update implementation_tasks t set "plannedStartDate" = n.start, "dueDate" = n.due, "updatedAt" = now()
    from unnest(${dates.map(({ id }) => id)}::uuid[], ${dates.map((each) => each.plannedStartDate)}::date[], ${dates.map(({ dueDate }) => dueDate)}::date[]) n(id, start, due)
    where t."tenantId" = current_tenant() and t.id = n.id`;
}

/** Writes the order of one phase in one statement. */
export function putOrder(tx: Tx, ids: readonly string[]) {
  return tx.$executeRaw`
    update implementation_tasks t set "sortOrder" = n.place, "updatedAt" = now() from unnest(${[...ids]}::uuid[]) with ordinality n(id, place)
    where t."tenantId" = current_tenant() and t.id = n.id and t."sortOrder" <> n.place`;
}

/** Time comes from the database: the instant the transaction began. */
export async function nowOf(tx: Pick<Tx, "$queryRaw">): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select now()`;
  return row?.now ?? new Date();
}

/** A time in which the project was on hold, and with it every clock; `to` is null while it is. */
type Held = { from: string; to: string | null };

/** What the health of a project is reckoned from beside its tasks: unresolved blockers by the highest level reached, the last two-way contact, and when it was on hold. */
export async function readSigns(tx: Tx, projectId: string) {
  const [signs] = await tx.$queryRaw<{ blockers: ("OPEN" | "MANAGER" | "DIRECTOR")[]; lastContactAt: Date | null; holds: Held[] }[]>`
    select (select coalesce(json_agg(json_build_object('from', h."from", 'to', h."to") order by h."from"), '[]') from project_holds h where h."tenantId" = current_tenant() and h."projectId" = ${projectId}::uuid) as holds,
      (select coalesce(array_agg(case when "escalatedToDirectorAt" is not null then 'DIRECTOR' when "escalatedToManagerAt" is not null then 'MANAGER' else 'OPEN' end), '{}')
        from implementation_blockers where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and status <> 'RESOLVED') as blockers,
      greatest((select max(case when type = 'MEETING' then least(coalesce("meetingDate", "createdAt"), now()) else "createdAt" end) from implementation_activities
          where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and type in ('EMAIL_RECEIVED', 'MEETING') and "deletedAt" is null),
        (select max("createdAt") from client_comments where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and "authorByKind" = 'CLIENT' and "deletedAt" is null)) as "lastContactAt"`;
  return signs ?? { blockers: [], lastContactAt: null, holds: [] };
}
