import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** One product the renewal is about: how far its plan is, and until when it is paid. `progress` is decimal text, null without a plan. */
export type RenewalProduct = { id: string; name: string; planId: string | null; progress: string | null; renewsAt: string | null; termMonths: number | null };
/** An outcome the customer chose (nothing chosen: each that a task serves): proved when data shows that every task that serves it and applies is done. `done` counts those a person said, too. */
export type RenewalOutcome = { name: string; done: number; proved: number; tasks: number };
export type Renewal = {
  renewsAt: string; health: number | null; healthAt: string | null; products: RenewalProduct[]; outcomes: RenewalOutcome[];
  blockers: { id: string; title: string; status: string }[]; scores: { week: string; score: number | null }[] | null;
};

/** The terms a renewal is about: of the deal it renews, those that end on its day; once it is won they have moved on, and its lines name them. */
const mine = Prisma.sql`cp."tenantId" = d."tenantId" and cp."customerId" = d."customerId" and cp."dealId" is not distinct from d."renewalOfId" and cp."deletedAt" is null and cp."renewsAt" is not null
  and (cp."renewsAt" = d."renewsAt" or (d.status = 'WON' and exists (select from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id and l."productId" = cp."productId")))`;

/** What stands behind a renewal, as a column of the deal `d` and its customer `c`; null for any other deal. One bounded sub-select, so the record costs no more statements. */
export const renewal = Prisma.sql`case when d."renewsAt" is not null then (select to_json(r) from (
  select d."renewsAt"::text as "renewsAt", c."healthScore" as health, c."healthAt" as "healthAt", d."renewalScores" as scores,
    (select coalesce(json_agg(x), '[]') from (
      select cp.id, p.name || case when cp.name = p.name then '' else ', ' || cp.name end as name, ap.id as "planId", ap."progressPercentage"::text as progress, cp."renewsAt"::text as "renewsAt", cp."termMonths"
      from customer_products cp join products p on p."tenantId" = d."tenantId" and p.id = cp."productId"
      left join adoption_plans ap on ap."tenantId" = d."tenantId" and ap."customerProductId" = cp.id
      where ${mine} order by p."nameKey", cp.name, cp.id limit 50) x) as products,
    (select coalesce(json_agg(x), '[]') from (
      select o.name, count(*) filter (where t."isComplete")::int as done, count(*) filter (where t."isComplete" and t.evidence is not null and t."proposedStatus" is null)::int as proved, count(*)::int as tasks
      from customer_products cp join adoption_plans ap on ap."tenantId" = d."tenantId" and ap."customerProductId" = cp.id
      join customer_tasks t on t."tenantId" = d."tenantId" and t."adoptionPlanId" = ap.id and t.status <> 'NOT_APPLICABLE'
      join customer_task_outcomes o on o."tenantId" = d."tenantId" and o."customerTaskId" = t.id and (cardinality(cp."selectedOutcomes") = 0 or o."originalOutcomeId" = any (cp."selectedOutcomes"))
      where ${mine} group by o.name order by o.name limit 50) x) as outcomes,
    (select coalesce(json_agg(x), '[]') from (
      select b.id, b.title, b.status::text from implementation_projects ip join implementation_blockers b on b."tenantId" = d."tenantId" and b."projectId" = ip.id and b.status <> 'RESOLVED'
      where ip."tenantId" = d."tenantId" and ip."customerId" = d."customerId" order by b."createdAt", b.id limit 20) x) as blockers) r) end as renewal`;
