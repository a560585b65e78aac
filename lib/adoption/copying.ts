import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type Kind } from "./kinds";

/** Catalogue tasks into a plan: NOT_STARTED, SYSTEM, with copies of their outcomes, releases, tags and attributes. Which ones enter is decided before: rules/eligibility.ts. */
export async function copyTasks(tx: Tx, kind: Kind, { planId, originalIds }: { planId: string; originalIds: readonly string[] }) {
  if (originalIds.length === 0) return [];
  const { tasks, planId: plan } = kinds[kind];
  const made = await tx.$queryRaw<{ id: string }[]>`
    insert into ${tasks} ("tenantId", ${plan}, "originalTaskId", name, description, weight, "sequenceNumber", "licenseLevel", "howToDoc", "howToVideo", "statusUpdateSource")
    select o."tenantId", ${planId}::uuid, o.id, o.name, o.description, o.weight, o."sequenceNumber", o."licenseLevel", o."howToDoc", o."howToVideo", 'SYSTEM'
    from tasks o where o."tenantId" = current_tenant() and o.id = any (${[...originalIds]}::uuid[]) order by o."sequenceNumber", o.id returning id`;
  const ids = made.map(({ id }) => id);
  for (const parts of partsOf(kind)) await insertPart(tx, kind, ids, parts);
  await insertAttributes(tx, kind, ids);
  return ids;
}

/** These tasks of a plan become what their originals say by now; statuses, notes, evidence and values stay. */
export async function refreshTasks(tx: Tx, kind: Kind, ids: readonly string[]) {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    update ${kinds[kind].tasks} t set name = o.name, description = o.description, weight = o.weight, "sequenceNumber" = o."sequenceNumber", "licenseLevel" = o."licenseLevel", "howToDoc" = o."howToDoc", "howToVideo" = o."howToVideo",
      version = t.version + 1, "updatedAt" = now()
    from tasks o where t."tenantId" = current_tenant() and t.id = any (${[...ids]}::uuid[]) and o."tenantId" = t."tenantId" and o.id = t."originalTaskId" and o."deletedAt" is null`;
  await copyParts(tx, kind, ids);
}

type Parts = Record<"copy" | "originalId" | "junction" | "partId" | "part" | "live", Prisma.Sql>;

function partsOf(kind: Kind): Parts[] {
  const { tags, tagId, originalTagId } = kinds[kind];
  const live = Prisma.sql`and p."deletedAt" is null`;
  return [
    { copy: Prisma.sql`customer_task_outcomes`, originalId: Prisma.sql`"originalOutcomeId"`, junction: Prisma.sql`task_outcomes`, partId: Prisma.sql`"outcomeId"`, part: Prisma.sql`outcomes`, live },
    { copy: Prisma.sql`customer_task_releases`, originalId: Prisma.sql`"originalReleaseId"`, junction: Prisma.sql`task_releases`, partId: Prisma.sql`"releaseId"`, part: Prisma.sql`releases`, live },
    { copy: Prisma.sql`customer_task_tags`, originalId: originalTagId, junction: Prisma.sql`task_tags`, partId: tagId, part: tags, live: Prisma.empty },
  ];
}

async function copyParts(tx: Tx, kind: Kind, ids: readonly string[]) {
  for (const parts of partsOf(kind)) await copyPart(tx, kind, ids, parts);
  await copyAttributes(tx, kind, ids);
}

/** What these tasks' originals have of one kind of part. */
function wantedOf(kind: Kind, ids: readonly string[], { junction, partId, part, live }: Parts) {
  return Prisma.sql`${kinds[kind].tasks} t join ${junction} j on j."tenantId" = t."tenantId" and j."taskId" = t."originalTaskId" join ${part} p on p."tenantId" = j."tenantId" and p.id = j.${partId} ${live}
    where t."tenantId" = current_tenant() and t.id = any (${[...ids]}::uuid[])`;
}

async function copyPart(tx: Tx, kind: Kind, ids: readonly string[], parts: Parts) {
  const { taskId } = kinds[kind];
  const { copy, originalId } = parts;
  await tx.$executeRaw`
    delete from ${copy} c where c."tenantId" = current_tenant() and c.${taskId} = any (${[...ids]}::uuid[])
      and not exists (select from ${wantedOf(kind, ids, parts)} and t.id = c.${taskId} and p.id = c.${originalId} and p.name = c.name)`;
  await insertPart(tx, kind, ids, parts);
}

function insertPart(tx: Tx, kind: Kind, ids: readonly string[], parts: Parts) {
  const { copy, originalId } = parts;
  return tx.$executeRaw`insert into ${copy} ("tenantId", ${kinds[kind].taskId}, ${originalId}, name) select t."tenantId", t.id, p.id, p.name from ${wantedOf(kind, ids, parts)} on conflict do nothing`;
}

/** Values hang on the copies, so none is ever deleted: one whose original is gone is put out of use, and one that came again under its name takes over its values. */
async function copyAttributes(tx: Tx, kind: Kind, ids: readonly string[]) {
  const { tasks, taskId } = kinds[kind];
  const asked = [...ids];
  const gone = Prisma.sql`not exists (select from telemetry_attributes g where g."tenantId" = c."tenantId" and g.id = c."originalAttributeId" and g."deletedAt" is null)`;
  const pair = Prisma.sql`${tasks} t, telemetry_attributes a where c."tenantId" = current_tenant() and c.${taskId} = any (${asked}::uuid[])
    and t."tenantId" = c."tenantId" and t.id = c.${taskId} and a."tenantId" = t."tenantId" and a."taskId" = t."originalTaskId" and a."deletedAt" is null`;
  await tx.$executeRaw`
    update customer_telemetry_attributes c set "originalAttributeId" = a.id from ${pair} and a.name = c.name and ${gone}
      and not exists (select from customer_telemetry_attributes s where s."tenantId" = c."tenantId" and s.${taskId} = c.${taskId} and s."originalAttributeId" = a.id)`;
  await tx.$executeRaw`update customer_telemetry_attributes c set name = c.name || ' (removed ' || c.id || ')', "isActive" = false, version = c.version + 1, "updatedAt" = now() from ${pair} and a.name = c.name and ${gone}`;
  await tx.$executeRaw`update customer_telemetry_attributes c set "isActive" = false, version = c.version + 1, "updatedAt" = now() where c."tenantId" = current_tenant() and c.${taskId} = any (${asked}::uuid[]) and c."isActive" and ${gone}`;
  await tx.$executeRaw`update customer_telemetry_attributes c set name = c.id::text from ${pair} and a.id = c."originalAttributeId" and a.name <> c.name`; // names may swap
  await tx.$executeRaw`
    update customer_telemetry_attributes c set name = a.name, description = a.description, "dataType" = a."dataType",
      "isRequired" = a."isRequired", "successCriteria" = a."successCriteria", "freshDays" = a."freshDays", "graceDays" = a."graceDays",
      "order" = a."order", "isActive" = a."isActive", version = c.version + 1, "updatedAt" = now()
    from ${pair} and a.id = c."originalAttributeId" and (c.name, c.description, c."dataType", c."isRequired", c."successCriteria", c."freshDays", c."graceDays", c."order", c."isActive")
      is distinct from (a.name, a.description, a."dataType", a."isRequired", a."successCriteria", a."freshDays", a."graceDays", a."order", a."isActive")`;
  await insertAttributes(tx, kind, ids, Prisma.sql`and not exists (select from customer_telemetry_attributes s where s."tenantId" = t."tenantId" and s.${taskId} = t.id and s."originalAttributeId" = a.id)`);
}

/** New tasks have none yet, so nothing is looked for: in an organization that fills quickly the planner knows too little of these tables to look well. */
function insertAttributes(tx: Tx, kind: Kind, ids: readonly string[], missing = Prisma.empty) {
  const { tasks, taskId } = kinds[kind];
  return tx.$executeRaw`
    insert into customer_telemetry_attributes ("tenantId", ${taskId}, "originalAttributeId", name, description, "dataType", "isRequired", "successCriteria", "freshDays", "graceDays", "order", "isActive")
    select t."tenantId", t.id, a.id, a.name, a.description, a."dataType", a."isRequired", a."successCriteria", a."freshDays", a."graceDays", a."order", a."isActive"
    from ${tasks} t join telemetry_attributes a on a."tenantId" = t."tenantId" and a."taskId" = t."originalTaskId" and a."deletedAt" is null
    where t."tenantId" = current_tenant() and t.id = any (${[...ids]}::uuid[]) ${missing}`;
}
