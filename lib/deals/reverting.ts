import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { differing } from "./changing";
import { isLogged, logSteps } from "./history";
import { findRanks, lockDeals, lockStages } from "./places";

/** Undoing a deal's change takes the locks of a move, finds a free place where the old one is taken, and is itself history. */
export const dealHooks: RevertHooks = {
  async lock(tx, items) {
    const ids = items.map(({ entityId }) => entityId);
    const now = await tx.deal.findMany({ where: { id: { in: ids } }, select: { stageId: true } });
    const before = items.flatMap(({ before }) => (typeof before?.stageId === "string" ? [before.stageId] : []));
    await lockStages(tx, [...now.map(({ stageId }) => stageId), ...before]);
    await lockDeals(tx, ids, { among: "all" });
  },

  async prepare(tx, item) {
    const { stageOrder, stageId } = item.before ?? {};
    if (typeof stageOrder !== "string") return item;
    const toStageId = typeof stageId === "string" ? stageId : (await tx.deal.findUniqueOrThrow({ where: { id: item.entityId }, select: { stageId: true } })).stageId;
    const taken = await tx.deal.findFirst({ where: { stageId: toStageId, stageOrder, id: { not: item.entityId } }, select: { id: true } });
    if (!taken) return item;
    const [rank] = await findRanks(tx, toStageId, { afterId: taken.id, count: 1, moving: [item.entityId] });
    return { ...item, before: { ...item.before, stageOrder: rank } };
  },

  async finish(tx, ctx, { id, before, after }) {
    if (!isLogged(Object.keys(differing(before ?? {}, after ?? {})))) return;
    const deal = await tx.deal.findUniqueOrThrow({ where: { id } });
    await logSteps(tx, ctx, [{ deal, fromStageId: typeof before?.stageId === "string" ? before.stageId : deal.stageId }], new Date());
  },
};
