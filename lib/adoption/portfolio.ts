import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { PlanRow, Proposed } from "./shapes";

/** Nothing gained in so many days, and more to gain. */
export const STALLED_DAYS = 30;

type Asked = { q: string; product: string | undefined; state: string | undefined };

/** The columns of a plan in the portfolio; `p` is the plan, `c` its assignment, `k` the customer, `d` the product. */
export const columns = Prisma.sql`
  p.id, c.name, p."productName", k.id as "customerId", k.name as "customerName", c."licenseLevel"::text, p."totalTasks", p."completedTasks", p."totalWeight"::text, p."completedWeight"::text, p."progressPercentage"::text,
  p."definitionVersion" < d."definitionVersion" as "isOutOfDate", ${isStalled()} as "isStalled", c."renewsAt"::text,
  (select count(*)::int from customer_tasks t where t."tenantId" = p."tenantId" and t."adoptionPlanId" = p.id and t."isDataStale") as "staleTasks",
  (select count(*)::int from customer_tasks t where t."tenantId" = p."tenantId" and t."adoptionPlanId" = p.id and t."proposedStatus" is not null and t."dismissedAt" is distinct from t."proposedAt") as proposals`;
export type Row = PlanRow;

export const joined = Prisma.sql`adoption_plans p join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId" join customers k on k."tenantId" = c."tenantId" and k.id = c."customerId"
  join products d on d."tenantId" = p."tenantId" and d.id = p."productId"`;

/** Which plans: those of a product, whose customer's or own name holds a word, in one of the states. */
export function narrowed({ q, product, state }: Asked) {
  const like = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`c."deletedAt" is null and k."deletedAt" is null
    ${q ? Prisma.sql`and (k.name ilike ${like} or p."productName" ilike ${like} or c.name ilike ${like})` : Prisma.empty}
    ${product ? Prisma.sql`and p."productId" = ${product}::uuid` : Prisma.empty} ${inState(state)}`;
}

/** How many plans of those asked for, whatever their state, are in each; the tasks that give a sign are read once, by the indexes of just them. */
export const counted = (asked: Omit<Asked, "state">) => Prisma.sql`
  select count(*)::int as "all", count(*) filter (where p."definitionVersion" < d."definitionVersion")::int as outdated, count(*) filter (where ${isStalled()})::int as stalled,
    count(s.id) filter (where s.stale)::int as stale, count(s.id) filter (where s.proposed)::int as proposed
  from ${joined} left join (
    select id, bool_or(stale) as stale, bool_or(proposed) as proposed from (
      select t."adoptionPlanId" as id, true as stale, false as proposed from customer_tasks t where t."tenantId" = current_tenant() and t."isDataStale"
      union all select t."adoptionPlanId", false, true from customer_tasks t where t."tenantId" = current_tenant() and t."proposedStatus" is not null and t."dismissedAt" is distinct from t."proposedAt") t group by id) s on s.id = p.id
  where p."tenantId" = current_tenant() and ${narrowed({ ...asked, state: undefined })}`;

function inState(state: string | undefined) {
  if (state === "outdated") return Prisma.sql`and p."definitionVersion" < d."definitionVersion"`;
  if (state === "stalled") return Prisma.sql`and ${isStalled()}`;
  if (state === "stale") return Prisma.sql`and exists (select from customer_tasks t where t."tenantId" = p."tenantId" and t."adoptionPlanId" = p.id and t."isDataStale")`;
  if (state === "proposed") return Prisma.sql`and exists (select from customer_tasks t where t."tenantId" = p."tenantId" and t."adoptionPlanId" = p.id and t."proposedStatus" is not null and t."dismissedAt" is distinct from t."proposedAt")`;
  return Prisma.empty;
}

/** By its history: what it was 30 days ago, it still is. A plan that is younger has not stalled. */
function isStalled() {
  return Prisma.sql`(p."progressPercentage" < 100 and coalesce((select h."progressPercentage" >= p."progressPercentage" from adoption_progress_days h
    where h."tenantId" = p."tenantId" and h."adoptionPlanId" = p.id and h.day <= current_date - ${STALLED_DAYS}::int order by h.day desc limit 1), false))`;
}

/** What an implementation that went live sold and nobody has assigned yet: lines of its deal, of products that are still there. */
export const proposed = (where: Prisma.Sql) => Prisma.sql`
  select l.id as "lineId", i.id as "projectId", i."customerId", l."productId", d.name as "productName", coalesce(l."licenseLevel", 'ESSENTIAL')::text as "licenseLevel", l."termMonths", l."outcomeIds", i."actualGoLiveDate"::text as "goLiveOn", i."dealId", w."dealNumber"
  from implementation_projects i join deals w on w."tenantId" = i."tenantId" and w.id = i."dealId" join deal_lines l on l."tenantId" = w."tenantId" and l."dealId" = w.id join products d on d."tenantId" = l."tenantId" and d.id = l."productId"
  where i."tenantId" = current_tenant() and i."actualGoLiveDate" is not null and i.status <> 'CANCELLED' and d."deletedAt" is null and ${where}
    and not exists (select from customer_products a where a."tenantId" = i."tenantId" and a."dealId" = i."dealId" and a."productId" = l."productId" and a."deletedAt" is null)
  order by i."actualGoLiveDate", l.position limit 100`;
export type RawProposed = Proposed & { customerId: string };
