import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockDealsOf, lockPipeline, lockStage, moveDeals, renumber } from "../places";
import { assertKeepsEachEnding, assertReceives, type DeleteStage, type ReorderStages } from "../rules";

/** The stages in a new order. Whoever sent an order without a stage that is there now is asked to look again. */
export function reorderStages(ctx: Ctx, { pipelineId, stageIds }: ReorderStages) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const stages = await lockPipeline(tx, pipelineId);
    const isWhole = stageIds.length === stages.length && stages.every(({ id }) => stageIds.includes(id));
    if (!isWhole) refuse("The stages were changed since you opened this page. Look at them again before ordering them.", 409);
    const moved = stages.filter((stage) => stage.order !== stageIds.indexOf(stage.id));
    if (moved.length === 0) refuse("The stages already stand in this order.");
    await renumber(tx, stageIds);
    return record(tx, ctx, {
      name: "stages.reordered", label: "Reorder stages", entity: "Pipeline", entityId: pipelineId, details: {},
      changes: moved.map((stage) => ({ entity: "PipelineStage", id: stage.id, before: stage, after: { order: stageIds.indexOf(stage.id), version: stage.version + 1 } })),
    });
  });
}

/** A stage goes, and its deals to the end of another one of its kind, in one transaction and one change set. */
export function deleteStage(ctx: Ctx, { stageId, toStageId }: DeleteStage) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const { stage, stages } = await lockStage(tx, stageId);
    const others = stages.filter(({ id }) => id !== stageId);
    assertKeepsEachEnding(others);
    const deals = await lockDealsOf(tx, stageId);
    const to = others.find(({ id }) => id === toStageId);
    if (deals.length > 0) assertReceives(stage, to);
    const moved = to ? await moveDeals(tx, ctx, deals, to) : [];
    await tx.pipelineStage.delete({ where: { id: stageId } });
    return record(tx, ctx, {
      name: "stage.deleted", label: `Delete stage ${stage.name}`, entity: "PipelineStage", entityId: stageId,
      changes: [...moved, { entity: "PipelineStage", id: stageId, before: stage, after: null }], details: { toStageId: to?.id ?? null, deals: deals.length },
    });
  });
}
