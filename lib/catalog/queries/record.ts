import "server-only";
import { notFound } from "next/navigation";
import { readCriteria } from "@/lib/adoption/rules/criteria";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { heldBy } from "@/lib/presence/reading";
import { listShownIds } from "../places";
import { readResources, type GetCatalogProduct, type GetCatalogSolution } from "../rules";
import { weightSum } from "../rules/weighing";
import type { CatalogProduct, CatalogSolution, Parts, TaskRow } from "./shapes";

/** A product with its tasks and parts; 404 when it is not there. Three statements. */
export function getCatalogProduct(ctx: Ctx, { productId }: GetCatalogProduct): Promise<CatalogProduct> {
  return within(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<Omit<CatalogProduct, "parts" | "tasks" | "weight">[]>`
      select p.id, p.name, p.description, p.resources, p."definitionVersion", p.code, p.series, p."listPrice"::text, p."currencyCode", p."externalId", ${heldBy(ctx, "Product", productId)} as "heldBy",
        (select count(distinct c."customerId")::int from customer_products c where c."tenantId" = p."tenantId" and c."productId" = p.id and c."deletedAt" is null) as customers,
        (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]') from solution_products sp join solutions s on s."tenantId" = sp."tenantId" and s.id = sp."solutionId" and s."deletedAt" is null
          where sp."tenantId" = p."tenantId" and sp."productId" = p.id) as solutions
      from products p where p."tenantId" = ${ctx.tenantId}::uuid and p.id = ${productId}::uuid and p."deletedAt" is null`;
    if (!row) notFound();
    const ids = (await tx.task.findMany({ where: { productId, deletedAt: null }, orderBy: [{ sequenceNumber: "asc" }, { id: "asc" }], select: { id: true }, take: 500 })).map(({ id }) => id);
    const tasks = await readTasks(tx, ctx, ids, null);
    return { ...row, resources: readResources(row.resources), parts: await readParts(tx, ctx, { productId, solutionId: null }), tasks, weight: weightSum(tasks.map(({ weight }) => weight)) };
  });
}

/** A solution with its own tasks and its products', in its order. */
export function getCatalogSolution(ctx: Ctx, { solutionId }: GetCatalogSolution): Promise<CatalogSolution> {
  return within(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<Omit<CatalogSolution, "parts" | "tasks" | "weight">[]>`
      select s.id, s.name, s.description, s.resources, s."definitionVersion", ${heldBy(ctx, "Solution", solutionId)} as "heldBy",
        (select count(distinct c."customerId")::int from customer_solutions c where c."tenantId" = s."tenantId" and c."solutionId" = s.id and c."deletedAt" is null) as customers,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by sp."order", p.name), '[]')
          from solution_products sp join products p on p."tenantId" = sp."tenantId" and p.id = sp."productId" and p."deletedAt" is null
          where sp."tenantId" = s."tenantId" and sp."solutionId" = s.id) as products,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p."nameKey"), '[]') from (
          select id, name, "nameKey" from products where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is null order by "nameKey", id limit 500) p) as choices
      from solutions s where s."tenantId" = ${ctx.tenantId}::uuid and s.id = ${solutionId}::uuid and s."deletedAt" is null`;
    if (!row) notFound();
    const tasks = await readTasks(tx, ctx, await listShownIds(tx, ctx, solutionId), solutionId);
    const own = tasks.filter(({ from }) => from === null);
    return { ...row, resources: readResources(row.resources), parts: await readParts(tx, ctx, { productId: null, solutionId }), tasks, weight: weightSum(own.map(({ weight }) => weight)) };
  });
}

/** Tasks with what they carry, in the order of the ids. */
async function readTasks(tx: Tx, { tenantId, person }: Ctx, ids: readonly string[], solutionId: string | null): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<TaskRow[]>`
    select t.id, t.name, t.description, t.notes, t."estMinutes", t.weight::text, t."licenseLevel"::text, t."howToDoc", t."howToVideo", t."externalId",
      array(select o."outcomeId" from task_outcomes o where o."tenantId" = ${tenantId}::uuid and o."taskId" = t.id) as outcomes,
      array(select r."releaseId" from task_releases r where r."tenantId" = ${tenantId}::uuid and r."taskId" = t.id) as releases,
      array(select coalesce(g."productTagId", g."solutionTagId") from task_tags g where g."tenantId" = ${tenantId}::uuid and g."taskId" = t.id) as tags,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'description', a.description, 'dataType', a."dataType", 'isRequired', a."isRequired", 'isActive', a."isActive",
        'freshDays', a."freshDays", 'graceDays', a."graceDays", 'successCriteria', a."successCriteria") order by a."order", a.id), '[]')
          from telemetry_attributes a where a."tenantId" = ${tenantId}::uuid and a."taskId" = t.id and a."deletedAt" is null) as telemetry,
      (select u.name from locked_entities l join users u on u."tenantId" = l."tenantId" and u.id = l."userId" where l."tenantId" = ${tenantId}::uuid and l."entityType" = 'Task' and l."entityId" = t.id
        and l."expiresAt" > now() and l."userId" is distinct from ${person?.id ?? null}::uuid) as "heldBy",
      case when ${solutionId}::uuid is not null and t."productId" is not null then (select json_build_object('id', p.id, 'name', p.name) from products p where p."tenantId" = ${tenantId}::uuid and p.id = t."productId") end as "from"
    from unnest(${[...ids]}::uuid[]) with ordinality o (id, place) join tasks t on t."tenantId" = ${tenantId}::uuid and t.id = o.id order by o.place`;
  return rows.map((task) => ({ ...task, telemetry: task.telemetry.map((one) => ({ ...one, successCriteria: readCriteria(one.dataType, one.successCriteria) })) }));
}

async function readParts(tx: Tx, { tenantId }: Ctx, { productId, solutionId }: { productId: string | null; solutionId: string | null }): Promise<Parts> {
  const [parts] = await tx.$queryRaw<Parts[]>`
    with mine as (select ${tenantId}::uuid as t, ${productId}::uuid as p, ${solutionId}::uuid as s)
    select
      (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'description', l.description, 'level', l.level::text, 'isActive', l."isActive", 'tasks', 0) order by l."displayOrder", l.level, l.id), '[]') from licenses l, mine
        where l."tenantId" = mine.t and (l."productId" = mine.p or l."solutionId" = mine.s) and l."deletedAt" is null) as licenses,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'description', o.description, 'isActive', o."isActive", 'tasks',
        (select count(*) from task_outcomes x join tasks t on t."tenantId" = x."tenantId" and t.id = x."taskId" and t."deletedAt" is null
          where x."tenantId" = o."tenantId" and x."outcomeId" = o.id)) order by o."displayOrder", o.id), '[]') from outcomes o, mine
        where o."tenantId" = mine.t and (o."productId" = mine.p or o."solutionId" = mine.s) and o."deletedAt" is null) as outcomes,
      (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'description', r.description, 'level', r.level::text, 'isActive', r."isActive", 'tasks',
        (select count(*) from task_releases x join tasks t on t."tenantId" = x."tenantId" and t.id = x."taskId" and t."deletedAt" is null
          where x."tenantId" = r."tenantId" and x."releaseId" = r.id)) order by r."displayOrder", r.level, r.id), '[]') from releases r, mine
        where r."tenantId" = mine.t and (r."productId" = mine.p or r."solutionId" = mine.s) and r."deletedAt" is null) as releases,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'description', g.description, 'color', g.color, 'isActive', true, 'tasks', g.tasks) order by g."displayOrder", g.id), '[]') from (
        select g.id, g.name, g.description, g.color, g."displayOrder", (select count(*) from task_tags x where x."tenantId" = g."tenantId" and x."productTagId" = g.id) as tasks
          from product_tags g, mine where g."tenantId" = mine.t and g."productId" = mine.p
        union all select g.id, g.name, g.description, g.color, g."displayOrder", (select count(*) from task_tags x where x."tenantId" = g."tenantId" and x."solutionTagId" = g.id)
          from solution_tags g, mine where g."tenantId" = mine.t and g."solutionId" = mine.s) g) as tags,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'dataType', a."dataType", 'value', a.value, 'isActive', true, 'tasks', 0) order by a."displayOrder", a.id), '[]') from custom_attributes a, mine
        where a."tenantId" = mine.t and (a."productId" = mine.p or a."solutionId" = mine.s) and a."deletedAt" is null) as attributes`;
  return parts ?? { licenses: [], outcomes: [], releases: [], tags: [], attributes: [] };
}
