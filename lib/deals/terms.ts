import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Ctx } from "@/lib/auth/context";
import { DAYS_AHEAD, type Term } from "./rules/renewing";

/** Products that one deal sold to one customer and whose term ends on the same day, with what their renewal takes from that deal. */
export type Ending = {
  customerId: string; customerName: string; dealId: string | null; renewsAt: string; productIds: string[];
  ownerId: string | null; contactId: string | null; pipelineId: string | null; currencyCode: string | null;
};

/** What ends within 120 days (or ended less than 120 days ago) in the organization's zone and has no renewal yet, soonest first, at most so many. */
export function listEndings(tx: Tx, { tenantId }: Ctx, limit: number) {
  return tx.$queryRaw<Ending[]>`
    with today as materialized (select (now() at time zone timezone)::date as day from organizations where id = ${tenantId}::uuid),
    ends as materialized (
      select cp."customerId", cp."dealId", cp."renewsAt", array_agg(distinct cp."productId") as "productIds"
      from customer_products cp, today
      where cp."tenantId" = ${tenantId}::uuid and cp."deletedAt" is null and cp."renewsAt" between today.day - ${DAYS_AHEAD}::int and today.day + ${DAYS_AHEAD}::int
      group by 1, 2, 3)
    select e."customerId", c.name as "customerName", e."dealId", e."renewsAt"::text, e."productIds", d."currencyCode",
      (select u.id from users u where u."tenantId" = ${tenantId}::uuid and u."isActive" and u.id in (c."accountManager", c."ownerId") order by u.id = c."accountManager" desc limit 1) as "ownerId",
      (select k.id from contacts k where k."tenantId" = ${tenantId}::uuid and k.id = d."contactId" and k."deletedAt" is null) as "contactId",
      (select p.id from pipelines p where p."tenantId" = ${tenantId}::uuid and p.id = d."pipelineId" and p."deletedAt" is null) as "pipelineId"
    from ends e join customers c on c."tenantId" = ${tenantId}::uuid and c.id = e."customerId" and c."deletedAt" is null
    left join deals d on d."tenantId" = ${tenantId}::uuid and d.id = e."dealId"
    where not exists (select from deals r where r."tenantId" = ${tenantId}::uuid and r."customerId" = e."customerId" and r."renewsAt" = e."renewsAt" and r."renewalOfId" is not distinct from e."dealId")
    order by e."renewsAt", e."customerId", e."dealId" limit ${limit}`;
}

/** What a renewal is about: what its customer has from the deal it renews. Locked until the transaction ends. */
export function lockTerms(tx: Tx, { customerId, renewalOfId }: { customerId: string | null; renewalOfId: string | null }) {
  return tx.$queryRaw<(Term & { version: number })[]>`
    select id, "productId", "termMonths", "renewsAt"::text, version from customer_products
    where "tenantId" = current_tenant() and "customerId" = ${customerId}::uuid and "dealId" is not distinct from ${renewalOfId}::uuid and "deletedAt" is null and "renewsAt" is not null
    order by id for update`;
}

export type WeekScore = { week: string; score: number | null };

/** The customer's last twelve weekly scores, newest first: `[{week, score}]`. None while nobody measured it. */
export async function weeklyScores(tx: Tx, customerId: string | null) {
  const [row] = await tx.$queryRaw<{ scores: WeekScore[] }[]>`select weekly_scores_of(${customerId}::uuid) as scores`;
  return row?.scores ?? [];
}
