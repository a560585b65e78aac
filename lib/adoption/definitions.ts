import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type Kind } from "./kinds";
import type { CatalogTask, PlanTask } from "./rules/diff";

/** Every task of a product or solution, deleted ones too, in the words a plan copies. Parts and attributes that are deleted are not part of it. */
export async function readCatalogTasks(tx: Tx, kind: Kind, parentId: string): Promise<CatalogTask[]> {
  const { parentId: parent, tags, tagId } = kinds[kind];
  const own = (junction: Prisma.Sql, part: Prisma.Sql, id: Prisma.Sql, live: Prisma.Sql) => Prisma.sql`
    (select coalesce(json_agg(json_build_object('originalId', p.id, 'name', p.name) order by p.id), '[]') from ${junction} j
      join ${part} p on p."tenantId" = j."tenantId" and p.id = j.${id} where j."tenantId" = t."tenantId" and j."taskId" = t.id ${live})`;
  const live = Prisma.sql`and p."deletedAt" is null`;
  const [answer] = await tx.$queryRaw<{ tasks: string | null }[]>`
    select json_agg(x order by x."sequenceNumber", x.id)::text as tasks from (
      select t.id, t."deletedAt" is null as "isLive", ${definition},
        ${own(Prisma.sql`task_outcomes`, Prisma.sql`outcomes`, Prisma.sql`"outcomeId"`, live)} as outcomes,
        ${own(Prisma.sql`task_releases`, Prisma.sql`releases`, Prisma.sql`"releaseId"`, live)} as releases, ${own(Prisma.sql`task_tags`, tags, tagId, Prisma.empty)} as tags,
        (select coalesce(json_agg(${attribute(Prisma.sql`a.id`)} order by a.id), '[]') from telemetry_attributes a where a."tenantId" = t."tenantId" and a."taskId" = t.id and a."deletedAt" is null) as telemetry
      from tasks t where t."tenantId" = current_tenant() and t.${parent} = ${parentId}::uuid) x`;
  return answer?.tasks ? (JSON.parse(answer.tasks) as CatalogTask[]) : [];
}

/** Every task of a plan in the same words. A copy of an attribute that is gone and was put out of use counts no more. */
export async function readPlanTasks(tx: Tx, kind: Kind, planId: string): Promise<PlanTask[]> {
  const { tasks, planId: plan, taskId, originalTagId } = kinds[kind];
  const own = (copy: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
    (select coalesce(json_agg(json_build_object('originalId', c.${id}, 'name', c.name) order by c.${id}), '[]') from ${copy} c where c."tenantId" = t."tenantId" and c.${taskId} = t.id)`;
  const [answer] = await tx.$queryRaw<{ tasks: string | null }[]>`
    select json_agg(x order by x."sequenceNumber", x.id)::text as tasks from (
      select t.id, t."originalTaskId", t.status, t."statusUpdateSource" as source, t."statusBefore", t."sourceBefore", ${definition},
        ${own(Prisma.sql`customer_task_outcomes`, Prisma.sql`"originalOutcomeId"`)} as outcomes,
        ${own(Prisma.sql`customer_task_releases`, Prisma.sql`"originalReleaseId"`)} as releases, ${own(Prisma.sql`customer_task_tags`, originalTagId)} as tags,
        (select coalesce(json_agg(${attribute(Prisma.sql`a."originalAttributeId"`)} order by a."originalAttributeId"), '[]') from customer_telemetry_attributes a
          where a."tenantId" = t."tenantId" and a.${taskId} = t.id
            and (a."isActive" or exists (select from telemetry_attributes o where o."tenantId" = a."tenantId" and o.id = a."originalAttributeId" and o."deletedAt" is null))) as telemetry
      from ${tasks} t where t."tenantId" = current_tenant() and t.${plan} = ${planId}::uuid) x`;
  return answer?.tasks ? (JSON.parse(answer.tasks) as PlanTask[]) : [];
}

const definition = Prisma.sql`t.name, t.description, t.weight::text, t."sequenceNumber", t."licenseLevel", t."howToDoc", t."howToVideo"`;

function attribute(originalId: Prisma.Sql) {
  return Prisma.sql`json_build_object('originalId', ${originalId}, 'name', a.name, 'description', a.description, 'dataType', a."dataType", 'isRequired', a."isRequired", 'successCriteria', a."successCriteria",
    'freshDays', a."freshDays", 'graceDays', a."graceDays", 'order', a."order", 'isActive', a."isActive")`;
}
