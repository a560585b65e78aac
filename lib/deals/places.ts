import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { LONGEST_RANK, rankBetween, ranksBetween } from "@/lib/rank";
import type { Card, Stage } from "./rules";

export type PlacedDeal = Card & {
  id: string; name: string; pipelineId: string; stageOrder: string; stageEnteredAt: Date; amount: string | null; discount: string;
  currencyCode: string; ownerId: string | null; teamMembers: string[]; customerId: string | null; version: number;
};
type Place = { dealId: string; fromStageId: string; toStageId: string };

/** First the two stages in id order, then the deal: whoever places a card locks in this order, so nobody waits in a circle. */
export async function lockPlaces(tx: Tx, { dealId, fromStageId, toStageId }: Place) {
  const stages = await lockStages(tx, [fromStageId, toStageId]);
  const [deal] = await lockDeals(tx, [dealId]);
  const stage = (id: string) => stages.find((each) => each.id === id) ?? notFound();
  return { deal: deal ?? notFound(), from: stage(fromStageId), to: stage(toStageId) };
}

export function lockStages(tx: Tx, ids: string[]) {
  return tx.$queryRaw<Stage[]>`
    select s.id, s.name, s."pipelineId", s."order", s.probability::text, s."isClosedWon", s."isClosedLost", p."isStageOrderEnforced"
    from pipeline_stages s join pipelines p on p."tenantId" = s."tenantId" and p.id = s."pipelineId"
    where s.id = any (${ids}::uuid[]) order by s.id for no key update of s`;
}

export function lockDeals(tx: Tx, ids: string[]) {
  return tx.$queryRaw<PlacedDeal[]>`
    select id, name, "pipelineId", "stageId", "stageOrder", "stageEnteredAt", status::text, probability::text, "isProbabilityOverridden",
      amount::text, discount::text, "currencyCode", "ownerId", "teamMembers", "customerId", version
    from deals where id = any (${ids}::uuid[]) and "deletedAt" is null order by id for update`;
}

type Gap = { dealId: string; toStageId: string; afterId?: string | undefined; beforeId?: string | undefined };

/** The rank between the neighbours as they stand now, whatever the browser saw. Call it with the stage locked. */
export async function findRank(tx: Tx, gap: Gap) {
  const rank = await rankInGap(tx, gap);
  if (rank.length <= LONGEST_RANK) return rank;
  await rebalance(tx, gap.toStageId);
  return rankInGap(tx, gap);
}

/** Straight after `afterId`; if that card has left, straight before `beforeId`; if both have, at the end. '~' sorts after every rank. */
async function rankInGap(tx: Tx, { dealId, toStageId, afterId, beforeId }: Gap) {
  const [gap] = await tx.$queryRaw<{ low: string | null; high: string | null }[]>`
    with low as (select coalesce(
      (select "stageOrder" from deals where "stageId" = ${toStageId}::uuid and id = ${afterId ?? null}::uuid and id <> ${dealId}::uuid),
      (select max("stageOrder") from deals where "stageId" = ${toStageId}::uuid and id <> ${dealId}::uuid and "stageOrder" < coalesce(
        (select "stageOrder" from deals where "stageId" = ${toStageId}::uuid and id = ${beforeId ?? null}::uuid), '~'))) as low)
    select low, (select min("stageOrder") from deals where "stageId" = ${toStageId}::uuid and id <> ${dealId}::uuid and (low is null or "stageOrder" > low)) as high from low`;
  return rankBetween(gap?.low ?? null, gap?.high ?? null);
}

async function rebalance(tx: Tx, stageId: string) {
  const cards = await tx.deal.findMany({ where: { stageId }, orderBy: [{ stageOrder: "asc" }, { id: "asc" }], select: { id: true } });
  const ids = cards.map(({ id }) => id);
  await tx.$executeRaw`
    update deals set "stageOrder" = fresh.rank
    from unnest(${ids}::uuid[], ${ranksBetween(null, null, ids.length)}::text[]) as fresh (id, rank) where deals.id = fresh.id`;
}
