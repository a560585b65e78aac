import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dayOf } from "@/lib/dates";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DealFilters } from "../rules/filtering";
import { mentions, type Word } from "./words";

/** The tables a list of deals may read, by the letters the fragments use. */
const joined = {
  s: Prisma.sql`left join pipeline_stages s on s."tenantId" = d."tenantId" and s.id = d."stageId"`,
  p: Prisma.sql`left join pipelines p on p."tenantId" = d."tenantId" and p.id = d."pipelineId"`,
  c: Prisma.sql`left join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId"`,
  u: Prisma.sql`left join users u on u."tenantId" = d."tenantId" and u.id = d."ownerId"`,
};
type Letter = keyof typeof joined;

/** All of them. */
export const tables = Prisma.join(Object.values(joined), " ");

/** Those that some parts of a statement mention, but for the ones the statement around them knows: planning a table costs more than reading a row of it. */
export function tablesOf(parts: readonly Prisma.Sql[], known: readonly Letter[] = []) {
  const text = parts.map(({ sql }) => sql).join(" ");
  const needed = (Object.keys(joined) as Letter[]).filter((letter) => !known.includes(letter) && new RegExp(`\\b${letter}\\.`).test(text));
  return needed.length > 0 ? Prisma.join(needed.map((letter) => joined[letter]), " ") : Prisma.empty;
}
export type { Letter };

/** Today in the organization's zone: the day by which a date is overdue and a rate is chosen. */
export function todayOf({ setting }: Ctx) {
  return dayOf(new Date(), setting.organizationTimezone);
}

export const value = Prisma.sql`(coalesce(d.amount, 0) - d.discount)`;
export const isStale = Prisma.sql`(d.status = 'OPEN' and s."daysInStage" is not null and d."stageEnteredAt" < now() - make_interval(days => s."daysInStage"))`;
export const isPlanned = Prisma.sql`exists (select from activities a where a."tenantId" = d."tenantId" and a."dealId" = d.id and a.status in ('PENDING', 'IN_PROGRESS') and a."deletedAt" is null)`;

export function isOverdue(today: string) {
  return Prisma.sql`(d.status = 'OPEN' and d."expectedCloseDate" is not null and d."expectedCloseDate" < ${today}::date)`;
}

/** What one unit of a currency is in another, by the latest rate on or before a day; null: no rate is known. */
export function rate(from: Prisma.Sql, to: Prisma.Sql, day: string) {
  return Prisma.sql`(select e.rate from exchange_rates e where e."tenantId" = d."tenantId" and e."from" = ${from} and e."to" = ${to} and e.day <= ${day}::date order by e.day desc limit 1)`;
}

/** At or above the pipeline's threshold, in the pipeline's currency. Without a rate nobody knows, so it is not. */
export function isHighValue(today: string) {
  const inCurrency = rate(Prisma.sql`d."currencyCode"`, Prisma.sql`p."currencyCode"`, today);
  return Prisma.sql`coalesce(${value} * case when p."highValueAmount" is null then null when d."currencyCode" = p."currencyCode" then 1 else ${inCurrency} end >= p."highValueAmount", false)`;
}

/** The live deals of the tenant that match every filter, as one condition on the tables' letters. The words of `q` are looked up before. */
export function matching(ctx: Ctx, filters: DealFilters, { today = todayOf(ctx), found = [] }: { today?: string; found?: readonly Word[] } = {}) {
  const { pipeline, owner, stage, product, tag, status, min, max, from, to } = filters;
  const conditions = [
    Prisma.sql`d."tenantId" = ${ctx.tenantId}::uuid`,
    Prisma.sql`d."deletedAt" is null`,
    pipeline && Prisma.sql`d."pipelineId" = ${pipeline}::uuid`,
    owner?.length && ownedBy(ctx, owner),
    stage?.length && Prisma.sql`d."stageId" = any (${stage}::uuid[])`,
    status?.length && Prisma.sql`d.status::text = any (${status})`,
    min && Prisma.sql`coalesce(d.amount, 0) >= ${min}::numeric`,
    max && Prisma.sql`coalesce(d.amount, 0) <= ${max}::numeric`,
    from && Prisma.sql`d."expectedCloseDate" >= ${from}::date`,
    to && Prisma.sql`d."expectedCloseDate" <= ${to}::date`,
    tag?.length && Prisma.sql`d.tags && ${tag}::text[]`,
    product?.length && Prisma.sql`exists (select from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id and l."productId" = any (${product}::uuid[]))`,
    filters.stale && isStale,
    filters.overdue && isOverdue(today),
    filters.unplanned && Prisma.sql`(d.status = 'OPEN' and not ${isPlanned})`,
    filters.high && isHighValue(today),
    ...found.map(mentions),
  ];
  return Prisma.join(conditions.filter((condition) => condition instanceof Prisma.Sql), " and ");
}

function ownedBy({ person, teamIds }: Ctx, owners: NonNullable<DealFilters["owner"]>) {
  const me = person ? [person.id] : [];
  const ids = owners.flatMap((owner) => (owner === "me" ? me : owner === "team" ? [...me, ...teamIds] : owner === "none" ? [] : [owner]));
  const named = Prisma.sql`d."ownerId" = any (${ids}::uuid[])`;
  return owners.includes("none") ? Prisma.sql`(d."ownerId" is null or ${named})` : named;
}
