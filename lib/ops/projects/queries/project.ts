import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { workdaysBetween } from "@/lib/projects/rules/planning";
import { clocksOf } from "@/lib/projects/workdays";
import { dayOf } from "@/lib/dates";
import type { StaffCtx } from "../../context";
import type { ListLog } from "../rules";
import type { LogPage, LogRow, ProjectPicture, TaskRow } from "./shapes";

type Raw = Omit<ProjectPicture, "tasks" | "today" | "slipDays"> & { tasks: Omit<TaskRow, "daysLate">[] };

/** The whole of a project as staff work on it, in one statement and its two calendars. Missing: not found. */
export async function getProject(_: StaffCtx, projectId: string): Promise<ProjectPicture> {
  const [found] = await everything.$queryRaw<{ project: Raw }[]>`select to_json(project) as project from (select ${fields}, ${parts} from implementation_projects p
    join organizations client on client.id = p."clientOrganizationId" join organizations seller on seller.id = p."tenantId" left join internal_users lead on lead.id = p."leadImplementerId"
    left join deals d on d."tenantId" = p."tenantId" and d.id = p."dealId" where p.id = ${projectId}::uuid) project`;
  if (!found) return notFound();
  const { tasks, ...project } = found.project;
  const { workdays, clientZone } = await clocksOf(project.clientOrganizationId);
  const today = dayOf(new Date(), clientZone);
  const isLate = ({ status, dueDate }: Omit<TaskRow, "daysLate">) => dueDate !== null && dueDate < today && status !== "COMPLETED" && status !== "SKIPPED";
  const slipDays = project.forecastGoLiveDate && !project.actualGoLiveDate ? workdaysBetween(project.targetGoLiveDate, project.forecastGoLiveDate, workdays.CLIENT) : 0;
  return { ...project, today, slipDays, tasks: tasks.map((task) => ({ ...task, daysLate: isLate(task) ? workdaysBetween(task.dueDate ?? today, today, workdays[task.ownerSide]) : 0 })) };
}

const fields = Prisma.sql`
  p.id, p."tenantId", seller.name as "sellerName", p."clientOrganizationId", client.name as "clientName", client.timezone as "clientZone", p."customerId", p."dealId", d."dealNumber", p.type, p.status, p."currentPhase", p."plgPhase",
  p."leadImplementerId", lead.name as "leadName", p."assignedUserIds", p."shownStaffIds", p."kickoffDate", p."targetGoLiveDate", p."forecastGoLiveDate", p."actualGoLiveDate", p."healthScore", p."healthBreakdown", p.handoff, p."handoffScore",
  p.resources, p."clientVisibleNotes", p.version`;

const parts = Prisma.sql`
  (select h.reason from project_holds h where h."tenantId" = p."tenantId" and h."projectId" = p.id and h."to" is null limit 1) as "holdReason",
  (select h."from" from project_holds h where h."tenantId" = p."tenantId" and h."projectId" = p.id and h."to" is null limit 1) as "heldSince",
  (select json_build_array(a."createdAt", a.subject) from implementation_activities a where p.status = 'AT_RISK' and a."tenantId" = p."tenantId" and a."projectId" = p.id and a."isAutoLogged" and a.subject like 'At risk, because %' order by a."createdAt" desc limit 1)->>0 as "riskSince",
  (select a.subject from implementation_activities a where p.status = 'AT_RISK' and a."tenantId" = p."tenantId" and a."projectId" = p.id and a."isAutoLogged" and a.subject like 'At risk, because %' order by a."createdAt" desc limit 1) as "riskReason",
  (select coalesce(json_agg(task order by task.phase, task."sortOrder", task.id), '[]') from (
    select t.id, t.phase, t."plgPhase", t.name, t.description, t.status, t."isRequired", t."ownerSide", t.visibility, t."assignedToId", u.name as "assignedTo", t."completedByName", t."durationDays", t."estimatedHours"::text, t."plannedStartDate", t."dueDate",
      t."isDatePinned", t.notes, t."dependsOnIds", t."sortOrder" from implementation_tasks t left join internal_users u on u.id = t."assignedToId"
    where t."tenantId" = p."tenantId" and t."projectId" = p.id and t."deletedAt" is null order by t.phase, t."sortOrder", t.id limit 500) task) as tasks,
  (select coalesce(json_agg(gate order by gate.code), '[]') from (select code, status, evidence, "requestedById", "requestedByName", "approvedByName", reason from go_live_gates where "tenantId" = p."tenantId" and "projectId" = p.id) gate) as gates,
  (select coalesce(json_agg(item order by item.weight desc, item.code), '[]') from (select code, weight::float, percent::float, target::float, actual::float from readiness_items where "tenantId" = p."tenantId" and "projectId" = p.id) item) as readiness,
  (select coalesce(json_agg(sign order by sign.at), '[]') from (select id, side, name, statement, score::float, at from go_live_sign_offs where "tenantId" = p."tenantId" and "projectId" = p.id order by at desc limit 20) sign) as "signOffs",
  exists (select from users a where a."tenantId" = p."clientOrganizationId" and a.role = 'ADMIN') as "hasAdmin"`;

const PAGE = 30;

/** The activity log, newest first, thirty a page, by type and words. */
export async function listLog(_: StaffCtx, { projectId, type, q, before }: ListLog): Promise<LogPage> {
  const term = `%${q?.replace(/[\\%_]/g, "\\$&")}%`;
  const lines = await everything.$queryRaw<LogRow[]>`
    select id, type::text, subject, content, attendees, to_char("meetingDate" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "meetingDate", "decisionRationale", "emailTo", "emailCc", "isAutoLogged", "createdByName" as "byName", to_char("createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from implementation_activities a where a."tenantId" = (select p."tenantId" from implementation_projects p where p.id = ${projectId}::uuid) and "projectId" = ${projectId}::uuid and "deletedAt" is null
      ${type ? Prisma.sql`and type = ${type}::"ImplActivityType"` : Prisma.empty}
      ${q ? Prisma.sql`and (subject ilike ${term} or content ilike ${term} or "decisionRationale" ilike ${term} or "createdByName" ilike ${term} or array_to_string(attendees || "emailTo" || "emailCc", ' ') ilike ${term})` : Prisma.empty}
      ${before ? Prisma.sql`and ("createdAt", id) < (select b."createdAt", b.id from implementation_activities b where b.id = ${before}::uuid)` : Prisma.empty}
    order by "createdAt" desc, id desc limit ${PAGE + 1}`;
  return { lines: lines.slice(0, PAGE), next: lines.length > PAGE ? (lines[PAGE - 1]?.id ?? null) : null };
}
