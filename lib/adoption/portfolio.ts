import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type Kind } from "./kinds";
import type { PlanRow, Proposed } from "./shapes";

/** Nothing gained in so many days, and more to gain. */
export const STALLED_DAYS = 30;

type Asked = { q: string; product: string | undefined; state: string | undefined };
export type Row = PlanRow;

/** One page of the plans of products or of solutions, least adopted first; `after` is the last plan of the page before, of either. `p` is the plan, `c` its assignment, `k` the customer, `d` the product or solution. */
export const page = (kind: Kind, asked: Asked, { after, limit }: { after: string | null; limit: number }) => Prisma.sql`(
  select p.id, ${kind}::text as kind, c.name, p.${kinds[kind].parentName} as "productName", k.id as "customerId", k.name as "customerName",
    c."licenseLevel"::text, p."totalTasks", p."completedTasks", p."totalWeight"::text, p."completedWeight"::text, p."progressPercentage"::text,
    p."definitionVersion" < d."definitionVersion" as "isOutOfDate", ${isStalled(kind)} as "isStalled", ${kind === "product" ? Prisma.sql`c."renewsAt"::text` : Prisma.sql`null::text`} as "renewsAt",
    (select count(*)::int from ${kinds[kind].tasks} t where ${ofPlan(kind)} and t."isDataStale") as "staleTasks", (select count(*)::int from ${kinds[kind].tasks} t where ${ofPlan(kind)} and ${isProposed}) as proposals
  from ${joined(kind)} where p."tenantId" = current_tenant() and ${narrowed(kind, asked)}
    and (${after}::uuid is null or (p."progressPercentage", p.id) > (select a."progressPercentage", a.id from adoption_plans a where a."tenantId" = current_tenant() and a.id = ${after}::uuid
      union all select a."progressPercentage", a.id from solution_adoption_plans a where a."tenantId" = current_tenant() and a.id = ${after}::uuid))
  order by p."progressPercentage", p.id limit ${limit})`;

/** How many plans of those asked for, whatever their state, are in each; the tasks that give a sign are read once, by the indexes of just them. */
export const counted = (kind: Kind, asked: Omit<Asked, "state">) => Prisma.sql`
  select count(*)::int as "all", count(*) filter (where p."definitionVersion" < d."definitionVersion")::int as outdated, count(*) filter (where ${isStalled(kind)})::int as stalled,
    count(s.id) filter (where s.stale)::int as stale, count(s.id) filter (where s.proposed)::int as proposed
  from ${joined(kind)} left join (
    select id, bool_or(stale) as stale, bool_or(proposed) as proposed from (
      select t.${kinds[kind].planId} as id, true as stale, false as proposed from ${kinds[kind].tasks} t where t."tenantId" = current_tenant() and t."isDataStale"
      union all select t.${kinds[kind].planId}, false, true from ${kinds[kind].tasks} t where t."tenantId" = current_tenant() and ${isProposed}) t group by id) s on s.id = p.id
  where p."tenantId" = current_tenant() and ${narrowed(kind, { ...asked, state: undefined })}`;

function joined(kind: Kind) {
  const { plans, assignments, assignmentId, parents, parentId } = kinds[kind];
  return Prisma.sql`${plans} p join ${assignments} c on c."tenantId" = p."tenantId" and c.id = p.${assignmentId}
    join customers k on k."tenantId" = c."tenantId" and k.id = c."customerId" join ${parents} d on d."tenantId" = p."tenantId" and d.id = p.${parentId}`;
}

const ofPlan = (kind: Kind) => Prisma.sql`t."tenantId" = p."tenantId" and t.${kinds[kind].planId} = p.id`;
const isProposed = Prisma.sql`t."proposedStatus" is not null and t."dismissedAt" is distinct from t."proposedAt"`;

/** Which plans: those of a product (of a solution, those that hold it), whose customer's or own name holds a word, in one of the states. */
function narrowed(kind: Kind, { q, product, state }: Asked) {
  const like = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`c."deletedAt" is null and k."deletedAt" is null
    ${q ? Prisma.sql`and (k.name ilike ${like} or p.${kinds[kind].parentName} ilike ${like} or c.name ilike ${like})` : Prisma.empty}
    ${product ? ofProduct(kind, product) : Prisma.empty} ${inState(kind, state)}`;
}

function ofProduct(kind: Kind, product: string) {
  if (kind === "product") return Prisma.sql`and p."productId" = ${product}::uuid`;
  return Prisma.sql`and exists (select from solution_adoption_products x join adoption_plans a on a."tenantId" = x."tenantId" and a.id = x."adoptionPlanId"
    where x."tenantId" = p."tenantId" and x."solutionAdoptionPlanId" = p.id and a."productId" = ${product}::uuid)`;
}

function inState(kind: Kind, state: string | undefined) {
  if (state === "outdated") return Prisma.sql`and p."definitionVersion" < d."definitionVersion"`;
  if (state === "stalled") return Prisma.sql`and ${isStalled(kind)}`;
  if (state === "stale") return Prisma.sql`and exists (select from ${kinds[kind].tasks} t where ${ofPlan(kind)} and t."isDataStale")`;
  if (state === "proposed") return Prisma.sql`and exists (select from ${kinds[kind].tasks} t where ${ofPlan(kind)} and ${isProposed})`;
  return Prisma.empty;
}

/** By its history: what it was 30 days ago, it still is. A plan that is younger has not stalled. */
function isStalled(kind: Kind) {
  const { days, planId } = kinds[kind];
  return Prisma.sql`(p."progressPercentage" < 100 and coalesce((select h."progressPercentage" >= p."progressPercentage" from ${days} h
    where h."tenantId" = p."tenantId" and h.${planId} = p.id and h.day <= current_date - ${STALLED_DAYS}::int order by h.day desc limit 1), false))`;
}

/**
 * What an implementation that went live sold and nobody has assigned yet: of its deal, by product that is still there. Two lines of one product are one proposal, named by the first:
 * at the highest licence, for the longest term, with the outcomes of all of them; a line without outcomes means all.
 */
export const proposed = (where: Prisma.Sql) => Prisma.sql`
  select (array_agg(l.id order by l.position, l.id))[1] as "lineId", i.id as "projectId", i."customerId", l."productId",
    d.name as "productName", max(coalesce(l."licenseLevel", 'ESSENTIAL'))::text as "licenseLevel", max(l."termMonths") as "termMonths",
    case when bool_or(cardinality(l."outcomeIds") = 0) then '{}' else array(select distinct u.id from deal_lines x cross join unnest(x."outcomeIds") u (id)
      where x."tenantId" = current_tenant() and x."dealId" = i."dealId" and x."productId" = l."productId" order by u.id) end as "outcomeIds",
    i."actualGoLiveDate"::text as "goLiveOn", i."dealId", w."dealNumber"
  from implementation_projects i join deals w on w."tenantId" = i."tenantId" and w.id = i."dealId"
    join deal_lines l on l."tenantId" = w."tenantId" and l."dealId" = w.id join products d on d."tenantId" = l."tenantId" and d.id = l."productId"
  where i."tenantId" = current_tenant() and i."actualGoLiveDate" is not null and i.status <> 'CANCELLED' and d."deletedAt" is null and ${where}
    and not exists (select from customer_products a where a."tenantId" = i."tenantId" and a."dealId" = i."dealId" and a."productId" = l."productId" and a."deletedAt" is null)
  group by i.id, i."customerId", i."actualGoLiveDate", i."dealId", w."dealNumber", l."productId", d.name
  order by i."actualGoLiveDate", min(l.position), l."productId" limit 100`;
export type RawProposed = Proposed & { customerId: string };
