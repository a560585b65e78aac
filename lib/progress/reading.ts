import "server-only";
import type { Day } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import type { BlockerCategory, BlockerStatus } from "@/lib/generated/prisma/enums";
import { Resources } from "@/lib/projects/rules";
import type { Phase, ProjectType } from "@/lib/projects/rules/kinds";
import type { Adoption } from "./shapes";

export type RawProject = {
  id: string; tenantId: string; clientOrganizationId: string; customerId: string | null; type: ProjectType; status: string; currentPhase: Phase; leadImplementerId: string | null; shownStaffIds: string[];
  kickoffDate: Day | null; targetGoLiveDate: Day | null; forecastGoLiveDate: Day | null; actualGoLiveDate: Day | null; resources: { label: string; url: string }[]; clientVisibleNotes: string | null; clientSigned: { by: string; at: string } | null;
};

/** The columns of a project that the client's picture is made of; a cancelled one is not there. */
export async function readProject(tx: Tx, id: string): Promise<RawProject | null> {
  const [found] = await tx.$queryRaw<(Omit<RawProject, "resources"> & { resources: unknown })[]>`
    select id, "tenantId", "clientOrganizationId", "customerId", type::text, status::text, "currentPhase"::text, "leadImplementerId", "shownStaffIds", "kickoffDate"::text, "targetGoLiveDate"::text, "forecastGoLiveDate"::text,
      "actualGoLiveDate"::text, resources, "clientVisibleNotes", (select json_build_object('by', s.name, 'at', s.at) from go_live_sign_offs s where s."tenantId" = p."tenantId" and s."projectId" = p.id and s.side = 'CLIENT' order by s.at desc limit 1) as "clientSigned"
    from implementation_projects p where "tenantId" = current_tenant() and id = ${id}::uuid and status <> 'CANCELLED'`;
  return found ? { ...found, resources: Resources.catch([]).parse(found.resources) } : null;
}

type RawTask = { id: string; phase: Phase; name: string; status: string; isRequired: boolean; ownerSide: string; visibility: string; description: string | null; dueDate: Day | null; completedAt: Date | null; canBegin: boolean };

/** Every task, for the sums; of one the client does not see, name and description are not even read. */
export function readTasks(tx: Tx, projectId: string) {
  return tx.$queryRaw<RawTask[]>`
    select id, phase::text, case when visibility = 'HIDDEN' then '' else name end as name, status::text, "isRequired", "ownerSide"::text, visibility::text, case when visibility = 'FULL' then description end as description,
      "dueDate"::text, "completedAt",
      not exists (select from implementation_tasks d where d."tenantId" = t."tenantId" and d.id = any (t."dependsOnIds") and d.status not in ('COMPLETED', 'SKIPPED') and d."deletedAt" is null) as "canBegin"
    from implementation_tasks t where "tenantId" = current_tenant() and "projectId" = ${projectId}::uuid and "deletedAt" is null order by phase, "sortOrder", id limit 500`;
}

export type RawBlocker = {
  id: string; title: string; description: string | null; category: BlockerCategory; status: BlockerStatus; snoozeUntil: Date | null; consumedSeconds: number; runningSince: Date | null;
  createdAt: Date; closedSeconds: number;
};

/** What stands in the way now and the client may know of; never its owner, its reasons or its levels. */
export function readBlockers(tx: Tx, projectId: string): Promise<RawBlocker[]> {
  return tx.implementationBlocker.findMany({
    where: { projectId, isClientVisible: true, status: { not: "RESOLVED" } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: 50,
    select: { id: true, title: true, description: true, category: true, status: true, snoozeUntil: true, consumedSeconds: true, runningSince: true, createdAt: true, closedSeconds: true },
  });
}

/** What was said on what the client sees, oldest first, the last 300. */
export function readComments(tx: Tx, projectId: string) {
  return tx.$queryRaw<{ id: string; taskId: string | null; blockerId: string | null; author: string; authorById: string | null; content: string; at: string }[]>`
    select * from (
      select c.id, c."taskId", c."blockerId", c."authorByName" as author, case when c."authorByKind" = 'CLIENT' then c."authorById" end as "authorById", c.content, to_json(c."createdAt") #>> '{}' as at
      from client_comments c left join implementation_tasks t on t."tenantId" = c."tenantId" and t.id = c."taskId" left join implementation_blockers b on b."tenantId" = c."tenantId" and b.id = c."blockerId"
      where c."tenantId" = current_tenant() and c."projectId" = ${projectId}::uuid and c."deletedAt" is null
        and (c."taskId" is null or (t.visibility = 'FULL' and t."deletedAt" is null)) and (c."blockerId" is null or b."isClientVisible")
      order by c.id desc limit 300) newest order by id`;
}

/** After the go-live: how far each product is adopted, and what for. */
export async function readAdoption(tx: Tx, customerId: string): Promise<Adoption> {
  const plans = await tx.$queryRaw<{ name: string; percent: number }[]>`
    select a."productName" as name, round(a."progressPercentage")::int as percent from adoption_plans a join customer_products c on c."tenantId" = a."tenantId" and c.id = a."customerProductId"
    where a."tenantId" = current_tenant() and c."customerId" = ${customerId}::uuid and c."deletedAt" is null order by a."productName", a.id limit 20`;
  const outcomes = await tx.$queryRaw<{ name: string }[]>`
    select distinct o.name from customer_products c join adoption_plans a on a."tenantId" = c."tenantId" and a."customerProductId" = c.id join customer_tasks t on t."tenantId" = a."tenantId" and t."adoptionPlanId" = a.id
    join customer_task_outcomes o on o."tenantId" = t."tenantId" and o."customerTaskId" = t.id join outcomes s on s."tenantId" = o."tenantId" and s.id = o."originalOutcomeId"
    where c."tenantId" = current_tenant() and c."customerId" = ${customerId}::uuid and c."deletedAt" is null and t.status <> 'NOT_APPLICABLE' and (cardinality(c."selectedOutcomes") = 0 or s.id = any (c."selectedOutcomes")) order by o.name limit 20`;
  return { plans, outcomes: outcomes.map(({ name }) => name) };
}
