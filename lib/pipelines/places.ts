import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { by, type Change } from "@/lib/events/record";
import { ranksBetween } from "@/lib/rank";

export type LockedStage = {
  id: string; tenantId: string; pipelineId: string; name: string; order: number; probability: string; color: string; isClosedWon: boolean; isClosedLost: boolean;
  daysInStage: number | null; description: string | null; version: number; createdAt: Date;
};
type LockedDeal = {
  id: string; stageId: string; stageOrder: string; stageEnteredAt: Date; probability: string; isProbabilityOverridden: boolean; status: string; closedDate: Date | null; wonReason: string | null;
  lostReason: string | null; lostToCompetitor: string | null; version: number;
};

/** All stages of a pipeline in order, locked in id order: nobody moves a deal in or out, adds or removes a stage meanwhile. */
export async function lockPipeline(tx: Tx, pipelineId: string): Promise<LockedStage[]> {
  const stages = await tx.$queryRaw<LockedStage[]>`
    select id, "tenantId", "pipelineId", name, "order", probability::text, color, "isClosedWon", "isClosedLost", "daysInStage", description, version, "createdAt"
    from pipeline_stages where "pipelineId" = ${pipelineId}::uuid order by id for update`;
  const pipeline = await tx.pipeline.findUnique({ where: { id: pipelineId }, select: { deletedAt: true } });
  if (!pipeline || pipeline.deletedAt) notFound();
  return stages.toSorted((a, b) => a.order - b.order);
}

/** The stage among all stages of its pipeline, locked. */
export async function lockStage(tx: Tx, stageId: string) {
  const { pipelineId } = (await tx.pipelineStage.findUnique({ where: { id: stageId }, select: { pipelineId: true } })) ?? notFound();
  const stages = await lockPipeline(tx, pipelineId);
  return { stages, stage: stages.find(({ id }) => id === stageId) ?? notFound() };
}

/** The places of a whole pipeline in one statement; the database checks them at its end. */
export async function renumber(tx: Tx, stageIds: string[]) {
  await tx.$executeRaw`
    update pipeline_stages s set "order" = place.n - 1, version = s.version + 1, "updatedAt" = now()
    from unnest(${stageIds}::uuid[]) with ordinality place (id, n) where s.id = place.id and s."order" <> place.n - 1`;
}

/** The deals of a stage in their order, locked in id order, those in the trash included: they may come back. Call it with the stage locked. */
export async function lockDealsOf(tx: Tx, stageId: string): Promise<LockedDeal[]> {
  const deals = await tx.$queryRaw<LockedDeal[]>`
    select id, "stageId", "stageOrder", "stageEnteredAt", probability::text, "isProbabilityOverridden", status::text, "closedDate", "wonReason", "lostReason"::text, "lostToCompetitor", version
    from deals where "stageId" = ${stageId}::uuid order by id for update`;
  return deals.toSorted((a, b) => (a.stageOrder < b.stageOrder ? -1 : 1));
}

export async function countDealsOf(tx: Tx, stageId: string) {
  return tx.deal.count({ where: { stageId } });
}

/** Moves deals to the end of another stage, keeping their order; they take its probability unless they have their own. */
export async function moveDeals(tx: Tx, ctx: Ctx, deals: LockedDeal[], to: LockedStage): Promise<Change[]> {
  if (deals.length === 0) return [];
  const last = await tx.deal.findFirst({ where: { stageId: to.id }, orderBy: { stageOrder: "desc" }, select: { stageOrder: true } });
  const ranks = ranksBetween(last?.stageOrder ?? null, null, deals.length);
  const at = new Date();
  await tx.$executeRaw`
    update deals d set "stageId" = ${to.id}::uuid, "stageOrder" = place.rank, "stageEnteredAt" = ${at}::timestamptz, version = d.version + 1, "updatedAt" = now(),
      probability = case when d."isProbabilityOverridden" then d.probability else ${to.probability}::numeric end
    from unnest(${deals.map(({ id }) => id)}::uuid[], ${ranks}::text[]) place (id, rank) where d.id = place.id`;
  await logStages(tx, ctx, deals, at);
  return deals.map((deal, place) => changed(deal, { stageId: to.id, stageOrder: ranks[place], stageEnteredAt: at, probability: deal.isProbabilityOverridden ? deal.probability : to.probability }));
}

/** The stage's new probability reaches the open deals in it that have none of their own. */
export async function weighDeals(tx: Tx, ctx: Ctx, stageId: string, probability: string): Promise<Change[]> {
  const deals = (await lockDealsOf(tx, stageId)).filter(({ status, isProbabilityOverridden }) => status === "OPEN" && !isProbabilityOverridden);
  const at = new Date();
  await tx.deal.updateMany({ where: { id: { in: deals.map(({ id }) => id) } }, data: { probability, version: { increment: 1 } } });
  await logStages(tx, ctx, deals, at);
  return deals.map((deal) => changed(deal, { probability }));
}

/** A closed stage that opens reopens its deals: what they were closed with is cleared. */
export async function reopenDeals(tx: Tx, ctx: Ctx, stageId: string, probability: string): Promise<Change[]> {
  const deals = await lockDealsOf(tx, stageId);
  const open = { status: "OPEN", closedDate: null, wonReason: null, lostReason: null, lostToCompetitor: null, isProbabilityOverridden: false, probability } as const;
  await tx.deal.updateMany({ where: { id: { in: deals.map(({ id }) => id) } }, data: { ...open, version: { increment: 1 } } });
  await logStages(tx, ctx, deals, new Date());
  return deals.map((deal) => changed(deal, open));
}

/** A line of history for each deal, as it stands now, in one statement. */
async function logStages(tx: Tx, { tenantId, actor }: Ctx, deals: LockedDeal[], at: Date) {
  const { changedByKind, changedById, changedByName } = by("changed", actor);
  await tx.$executeRaw`
    insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "isDeleted", "changedByKind", "changedById", "changedByName", at)
    select ${tenantId}::uuid, d.id, was."stageId", d."stageId", d.status, d.probability, d.amount, d.discount, d."currencyCode", d."ownerId", d."deletedAt" is not null,
      ${changedByKind}::"ActorKind", ${changedById}::uuid, ${changedByName}, ${at}::timestamptz
    from unnest(${deals.map(({ id }) => id)}::uuid[], ${deals.map(({ stageId }) => stageId)}::uuid[]) was (id, "stageId") join deals d on d.id = was.id`;
}

function changed(before: LockedDeal, after: object): Change {
  return { entity: "Deal", id: before.id, before, after: { ...after, version: before.version + 1 } };
}
