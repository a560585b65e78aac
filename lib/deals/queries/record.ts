import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { heldBy } from "@/lib/presence/reading";
import type { GetDeal } from "../rules/asking";
import { callDeal } from "../rules/calling";
import { isHighValue, isOverdue, isStale, tables, todayOf, value } from "./conditions";
import { listSteps, pathOf } from "./path";
import type { DealActivity, DealContactRow, DealFieldsShown, DealLineRow, DealRecord, Named } from "./record-shapes";
import { renewal, type Renewal } from "./renewal";

type RawRecord = DealFieldsShown & Pick<DealRecord, "heldBy" | "isStale" | "isOverdue" | "isHighValue" | "stageAge" | "daysInStage"> & {
  lines: DealLineRow[]; team: Named[]; contacts: DealContactRow[]; renewals: Named[]; planned: DealActivity[]; done: DealActivity[]; renewal: Renewal | null; teamMembers: string[];
};

/** The whole record, in the trash or not; three statements. Missing or foreign: not found. */
export async function getDeal(ctx: Ctx, asked: GetDeal): Promise<DealRecord> {
  return (await findDeal(ctx, asked)) ?? notFound();
}

/** The same, or null: an address may name a deal beside a list that is not there any more. */
export function findDeal(ctx: Ctx, { dealId }: GetDeal): Promise<DealRecord | null> {
  return within(ctx, async (tx) => {
    const [found] = await tx.$queryRaw<{ deal: RawRecord }[]>`
      select to_json(deal) as deal from (
        select ${fields(todayOf(ctx))}, ${belongings}, ${heldBy(ctx, "Deal", dealId)} as "heldBy" from deals d ${tables} ${others} where d."tenantId" = ${ctx.tenantId}::uuid and d.id = ${dealId}::uuid) deal`;
    if (!found) return null;
    const { teamMembers, ...deal } = found.deal;
    const { stages, events } = await listSteps(tx, ctx, deal);
    const title = callDeal({ name: deal.name, customerName: deal.customerName, productName: deal.lines[0]?.name });
    const row = { id: deal.id, ownerId: deal.ownerId, teamMembers };
    return { ...deal, title, canEdit: may(ctx, "deals.edit", row) && !deal.deletedAt, canDelete: may(ctx, "deals.delete", row), path: pathOf(stages, events, deal), events };
  });
}

/** For machines, who know the lines as the deal's products. */
export async function readDeal(ctx: Ctx, asked: GetDeal) {
  const { lines: products, ...deal } = await getDeal(ctx, asked);
  return { ...deal, products };
}

const others = Prisma.sql`
  left join contacts k on k."tenantId" = d."tenantId" and k.id = d."contactId"
  left join leads le on le."tenantId" = d."tenantId" and le.id = d."leadId"
  left join deals ren on ren."tenantId" = d."tenantId" and ren.id = d."renewalOfId"`;

function fields(today: string) {
  return Prisma.sql`
    d.id, d."dealNumber" as number, nullif(d.name, '') as name, d.kind::text, d.status::text, d.version, d."pipelineId", p.name as "pipelineName", d."stageId", s.name as "stageName", s.color as "stageColor",
    s."daysInStage", d."stageEnteredAt", d.amount::text, d.discount::text, d.tax::text, d.total::text, ${value}::text as value, d."currencyCode", d.probability::text, s.probability::text as "stageProbability",
    d."isProbabilityOverridden", d."ownerId", u.name as "ownerName", d."customerId", c.name as "customerName", d."contactId", k.name as "contactName", d."expectedCloseDate"::text, d."closedDate"::text,
    d."createdDate", d."isCreatedDateKnown", d."firstContactDate", d."lastActivityDate", d.competitors, d.tags, d."wonReason", d."lostReason"::text, d."lostToCompetitor", d.source::text, d."externalId",
    d."customFields", d."leadId", le.name as "leadName", d."renewalOfId", coalesce(nullif(ren.name, ''), ren."dealNumber") as "renewalOfName", d."deletedAt", d."teamMembers",
    floor(extract(epoch from now() - d."stageEnteredAt") / 86400)::int as "stageAge", ${isStale} as "isStale", ${isOverdue(today)} as "isOverdue", ${isHighValue(today)} as "isHighValue"`;
}

/** What hangs on the deal, each list in its order and bounded. */
const belongings = Prisma.sql`
  (select coalesce(json_agg(x), '[]') from (
    select l.id, l.position, l."productId", pr.name as "productName", l.name, l.quantity::text, l.price::text, l.total::text, l."licenseLevel", l."termMonths", l."outcomeIds",
      (select coalesce(json_agg(o.name order by o."displayOrder", o.id), '[]') from outcomes o where o."tenantId" = l."tenantId" and o."productId" = l."productId" and o.id = any (l."outcomeIds") and o."deletedAt" is null) as outcomes
    from deal_lines l left join products pr on pr."tenantId" = l."tenantId" and pr.id = l."productId" where l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 200) x) as lines,
  (select coalesce(json_agg(x), '[]') from (select m.id, m.name from users m where m."tenantId" = d."tenantId" and m.id = any (d."teamMembers") order by m.name limit 50) x) as team,
  (select coalesce(json_agg(x), '[]') from (
    select dc."contactId", co.name, co."jobTitle", co.email, coalesce(co.phone, co."mobilePhone", co."workPhone") as phone, dc.role, dc."isPrimary"
    from deal_contacts dc join contacts co on co."tenantId" = dc."tenantId" and co.id = dc."contactId" and co."deletedAt" is null
    where dc."tenantId" = d."tenantId" and dc."dealId" = d.id order by dc."isPrimary" desc, co."nameKey", co.id limit 100) x) as contacts,
  (select coalesce(json_agg(x), '[]') from (
    select r.id, coalesce(nullif(r.name, ''), r."dealNumber") as name from deals r where r."tenantId" = d."tenantId" and r."renewalOfId" = d.id and r."deletedAt" is null order by r."createdDate" limit 20) x) as renewals,
  ${renewal},
  ${activities(Prisma.sql`a.status in ('PENDING', 'IN_PROGRESS')`, Prisma.sql`a."dueDate", a."dueTime", a.id`)} as planned,
  ${activities(Prisma.sql`a.status = 'COMPLETED'`, Prisma.sql`a."completedAt" desc, a.id desc`)} as done`;

function activities(which: Prisma.Sql, order: Prisma.Sql) {
  return Prisma.sql`(select coalesce(json_agg(x), '[]') from (
    select a.id, a.type, a.subject, a."dueDate", a."dueTime", a.status, a.priority, w.name as "assigneeName", a."completedAt", a.outcome
    from activities a left join users w on w."tenantId" = a."tenantId" and w.id = a."assignedTo"
    where a."tenantId" = d."tenantId" and a."dealId" = d.id and a."deletedAt" is null and ${which} order by ${order} limit 20) x)`;
}
