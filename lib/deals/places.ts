import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { LONGEST_RANK, ranksBetween } from "@/lib/rank";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DealKind, DealSource } from "@/lib/generated/prisma/enums";
import type { CustomFields } from "./rules";
import type { Card, Stage } from "./rules/moving";

/** A deal as it stands while it is locked: money and percentages as text, days as "2026-06-30". */
export type LockedDeal = Card & {
  id: string; dealNumber: string; name: string; kind: DealKind; source: DealSource | null; stageOrder: string; stageEnteredAt: Date;
  amount: string | null; currencyCode: string; discount: string; tax: string; ownerId: string | null; teamMembers: string[]; customerId: string | null; contactId: string | null;
  expectedCloseDate: string | null; competitors: string[]; tags: string[]; customFields: CustomFields; externalId: string | null;
  renewalOfId: string | null; renewsAt: string | null; deletedAt: Date | null; version: number;
};

/** Whoever places a card locks in this order, so nobody waits in a circle: the stages by id, then the deals by id, then the rest. */
export function lockStages(tx: Tx, ids: readonly string[]) {
  return tx.$queryRaw<Stage[]>`/* kept */ ${stagesOf(ids)}`;
}

type Among = { among?: "live" | "trash" | "all" };

/** The deals among `ids`, by id; those in the trash only where asked for. */
export function lockDeals(tx: Tx, ids: readonly string[], { among = "live" }: Among = {}) {
  return tx.$queryRaw<LockedDeal[]>`/* kept */ ${dealsOf(ids, among)} order by id for update`;
}

/** Both in one statement, in the same order: the deals are not looked at before every stage is held. */
export async function lockStagesAndDeals(tx: Tx, stageIds: readonly string[], dealIds: readonly string[]) {
  const [held] = await tx.$queryRaw<{ stages: Stage[]; deals: (LockedDeal & { stageEnteredAt: string })[] }[]>`/* kept */
    with stages as materialized (${stagesOf(stageIds)}),
    deals as materialized (${dealsOf(dealIds, "live")} and (select count(*) from stages) > 0 order by id for update)
    select (select coalesce(json_agg(s), '[]') from stages s) as stages, (select coalesce(json_agg(d), '[]') from deals d) as deals`;
  const { stages = [], deals = [] } = held ?? {};
  return { stages, deals: deals.map((deal): LockedDeal => ({ ...deal, stageEnteredAt: new Date(deal.stageEnteredAt) })) };
}

function stagesOf(ids: readonly string[]) {
  return Prisma.sql`
    select s.id, s.name, s."pipelineId", s."order", s.probability::text, s."isClosedWon", s."isClosedLost", p."isStageOrderEnforced"
    from pipeline_stages s join pipelines p on p."tenantId" = s."tenantId" and p.id = s."pipelineId"
    where s."tenantId" = current_tenant() and s.id = any (${[...new Set(ids)]}::uuid[]) order by s.id for no key update of s`;
}

function dealsOf(ids: readonly string[], among: "live" | "trash" | "all") {
  return Prisma.sql`
    select id, "dealNumber", name, kind::text, source::text, "pipelineId", "stageId", "stageOrder", "stageEnteredAt", status::text, probability::text, "isProbabilityOverridden",
      amount::text, "currencyCode", discount::text, tax::text, "ownerId", "teamMembers", "customerId", "contactId", "expectedCloseDate"::text, "closedDate"::text,
      competitors, tags, "wonReason", "lostReason"::text, "lostToCompetitor", "customFields", "externalId", "renewalOfId", "renewsAt"::text, "deletedAt", version
    from deals where "tenantId" = current_tenant() and id = any (${[...new Set(ids)]}::uuid[]) and (${among} = 'all' or ("deletedAt" is not null) = (${among} = 'trash'))`;
}

export async function lockDeal(tx: Tx, id: string) {
  const [deal] = await lockDeals(tx, [id]);
  return deal ?? notFound();
}

/** Where cards go in a column: after `afterId`; if that card has left, before `beforeId`; if both have, at the end, or at the top. */
export type Gap = { afterId?: string | undefined; beforeId?: string | undefined; atTop?: boolean };
/** How many cards go there; those that are in the column already are nobody's neighbours. */
type Cards = Gap & { count: number; moving?: readonly string[] };

/** Ranks for some cards, in order, between the neighbours as they stand now, whatever the browser saw. Call it with the stage locked. */
export async function findRanks(tx: Tx, stageId: string, cards: Cards): Promise<string[]> {
  const ranks = await ranksInGap(tx, stageId, cards);
  if (ranks.every((rank) => rank.length <= LONGEST_RANK)) return ranks;
  await rebalance(tx, stageId);
  return ranksInGap(tx, stageId, cards);
}

/** '~' sorts after every rank, '' before. Each bound is worked out first and by itself: only then does the neighbour come from the index, however long the column is. */
async function ranksInGap(tx: Tx, stageId: string, { afterId, beforeId, atTop = false, count, moving = [] }: Cards) {
  const [gap] = await tx.$queryRaw<{ low: string | null; high: string | null }[]>`/* kept */
    with others as not materialized (select id, "stageOrder" from deals where "stageId" = ${stageId}::uuid and id <> all (${[...moving]}::uuid[])),
    before as materialized (select coalesce((select "stageOrder" from others where id = ${beforeId ?? null}::uuid), case when ${atTop} then '' else '~' end) as rank),
    low as materialized (select coalesce((select "stageOrder" from others where id = ${afterId ?? null}::uuid), (select max("stageOrder") from others where "stageOrder" < (select rank from before)), '') as rank)
    select nullif(rank, '') as low, (select min("stageOrder") from others where "stageOrder" > (select rank from low)) as high from low`;
  return ranksBetween(gap?.low ?? null, gap?.high ?? null, count);
}

async function rebalance(tx: Tx, stageId: string) {
  const cards = await tx.deal.findMany({ where: { stageId }, orderBy: [{ stageOrder: "asc" }, { id: "asc" }], select: { id: true } });
  const ids = cards.map(({ id }) => id);
  await tx.$executeRaw`
    update deals set "stageOrder" = fresh.rank
    from unnest(${ids}::uuid[], ${ranksBetween(null, null, ids.length)}::text[]) as fresh (id, rank) where deals.id = fresh.id`;
}

/** Writes locked deals back as they now are, all in one statement: totals, tags and last orders are counted once. */
export function putDeals(tx: Tx, deals: readonly LockedDeal[]) {
  return tx.$executeRaw`/* kept */ ${putting(deals)}`;
}

/** The same, to be said together with other writes. */
export function putting(deals: readonly LockedDeal[]) {
  return Prisma.sql`
    update deals d set name = n.name, kind = n.kind, source = n.source, "pipelineId" = n."pipelineId", "stageId" = n."stageId", "stageOrder" = n."stageOrder",
      "stageEnteredAt" = n."stageEnteredAt", status = n.status, probability = n.probability, "isProbabilityOverridden" = n."isProbabilityOverridden",
      amount = n.amount, "currencyCode" = n."currencyCode", discount = n.discount, tax = n.tax, "ownerId" = n."ownerId", "teamMembers" = n."teamMembers",
      "customerId" = n."customerId", "contactId" = n."contactId", "expectedCloseDate" = n."expectedCloseDate", "closedDate" = n."closedDate",
      competitors = n.competitors, tags = n.tags, "wonReason" = n."wonReason", "lostReason" = n."lostReason", "lostToCompetitor" = n."lostToCompetitor",
      "customFields" = n."customFields", "externalId" = n."externalId", "deletedAt" = n."deletedAt", version = d.version + 1, "updatedAt" = now()
    from jsonb_populate_recordset(null::deals, ${JSON.stringify(deals)}::jsonb) n where d.id = n.id`;
}

/** Numbers a deal's lines anew, in the order given. */
export function putLines(tx: Tx, lineIds: readonly string[]) {
  return tx.$executeRaw`
    update deal_lines l set position = n.position, version = l.version + 1, "updatedAt" = now()
    from unnest(${lineIds}::uuid[]) with ordinality as n (id, position) where l.id = n.id and l.position <> n.position`;
}
