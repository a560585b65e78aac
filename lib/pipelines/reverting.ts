import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import type { ChangeItemRow } from "@/lib/changes/queries";
import type { Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { assertKeepsEachEnding } from "./rules";

type Stage = { id: string; isClosedWon: boolean; isClosedLost: boolean };

/** Undoing a change of stages: places may collide on the way and are checked at the end; each pipeline keeps a stage of each kind. */
export const stageHooks: RevertHooks = {
  async lock(tx, items) {
    await tx.$executeRaw`set constraints "pipeline_stages_tenantId_pipelineId_order_key" deferred`;
    for (const pipelineId of await pipelinesOf(tx, items)) {
      const stages = await tx.$queryRaw<Stage[]>`select id, "isClosedWon", "isClosedLost" from pipeline_stages where "pipelineId" = ${pipelineId}::uuid order by id for update`;
      const left = stages.filter(({ id }) => !items.some((item) => item.entityId === id && item.before === null));
      if (left.length > 0) assertKeepsEachEnding(left.map((stage) => ({ ...stage, ...items.find((item) => item.entityId === stage.id)?.before })));
    }
  },

  /** A stage that comes back finds its place taken: then it stands at the end. One that goes again must be empty. */
  async prepare(tx, item) {
    if (item.before === null) {
      const deals = await tx.deal.count({ where: { stageId: item.entityId } });
      if (deals > 0) refuse(`${deals === 1 ? "A deal stands" : `${deals} deals stand`} in this stage by now. Move them first.`, 409);
    }
    const { pipelineId, order } = item.before ?? {};
    if (item.after !== null || typeof pipelineId !== "string" || typeof order !== "number") return item;
    const taken = await tx.pipelineStage.findFirst({ where: { pipelineId, order }, select: { id: true } });
    if (!taken) return item;
    const last = await tx.pipelineStage.aggregate({ where: { pipelineId }, _max: { order: true } });
    return { ...item, before: { ...item.before, order: (last._max.order ?? 0) + 1 } };
  },

  async finish() {},
};

async function pipelinesOf(tx: Tx, items: ChangeItemRow[]) {
  const live = await tx.pipelineStage.findMany({ where: { id: { in: items.map(({ entityId }) => entityId) } }, select: { pipelineId: true } });
  return [...new Set(live.map(({ pipelineId }) => pipelineId))].toSorted();
}
