import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { countDealsOf, lockPipeline, lockStage, reopenDeals, weighDeals, type LockedStage } from "../places";
import { assertEndingChangeable, assertKeepsEachEnding, certainty, endingOf, type AddStage, type EditStage, type Ending, type PatchStage } from "../rules";

/** Goes behind the last stage of its kind; the stages after it move one place on, in one statement. Returns its id beside the change set. */
export function addStage(ctx: Ctx, { pipelineId, ending, ...input }: AddStage) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const stages = await lockPipeline(tx, pipelineId);
    const order = placeFor(ending, stages);
    const later = stages.filter((stage) => stage.order >= order);
    await tx.pipelineStage.updateMany({ where: { id: { in: later.map(({ id }) => id) } }, data: { order: { increment: 1 }, version: { increment: 1 } } });
    const { name, color = "#6B7280", daysInStage = null, description = null } = input;
    const probability = certainty(ending) ?? input.probability ?? "0";
    const stage = await orTaken(tx.pipelineStage.create({ data: { tenantId: ctx.tenantId, pipelineId, name, order, color, daysInStage, description, probability, ...flags(ending) } }), "name", `This pipeline already has a stage called ${name}.`);
    const moved = later.map((each) => ({ entity: "PipelineStage", id: each.id, before: each, after: { order: each.order + 1, version: each.version + 1 } }));
    const recorded = await record(tx, ctx, {
      name: "stage.created", label: `Add stage ${name}`, entity: "PipelineStage", entityId: stage.id,
      changes: [...moved, { entity: "PipelineStage", id: stage.id, before: null, after: stage }], details: {},
    });
    return { ...recorded, stageId: stage.id };
  });
}

/** One field of a stage. A probability or an ending reaches the deals in it: see change(). */
export function editStage(ctx: Ctx, { stageId, field, was, value }: EditStage) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const { stage, stages } = await lockStage(tx, stageId);
    const now = field === "ending" ? endingOf(stage) : stage[field];
    await assertUnchanged(tx, { entity: "PipelineStage", id: stageId, field, was, now, yours: value });
    return change(tx, ctx, stage, stages, { [field]: value });
  });
}

/** Several fields at once. A version that is no longer the row's is refused. */
export function patchStage(ctx: Ctx, { stageId, version, ...values }: PatchStage) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const { stage, stages } = await lockStage(tx, stageId);
    if (version !== stage.version) refuse("This stage was changed since you read it. Read it again.", 409);
    return change(tx, ctx, stage, stages, values);
  });
}

type Values = Omit<PatchStage, "stageId" | "version">;

/** Closed stages stay at 100 or 0. A new probability reaches the open deals without one of their own; a stage that opens reopens its deals. */
async function change(tx: Tx, ctx: Ctx, stage: LockedStage, stages: LockedStage[], { ending = endingOf(stage), ...values }: Values) {
  const isTurned = ending !== endingOf(stage);
  const certain = certainty(ending);
  if (certain !== null && values.probability !== undefined && Number(values.probability) !== Number(certain)) refuseField("probability", `A stage for ${ending.toLowerCase()} deals always stands at ${certain} %.`);
  if (isTurned) assertEndingChangeable(ending, await countDealsOf(tx, stage.id));
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const probability = certain ?? values.probability ?? stage.probability;
  const after = { ...given, ...(isTurned && flags(ending)), ...(Number(probability) !== Number(stage.probability) && { probability }), version: stage.version + 1 };
  assertKeepsEachEnding(stages.map((each) => (each.id === stage.id ? { ...each, ...after } : each)));
  await orTaken(tx.pipelineStage.update({ where: { id: stage.id }, data: after }), "name", `This pipeline already has a stage called ${values.name}.`);
  const deals = await follow(tx, ctx, stage, ending, probability);
  return record(tx, ctx, {
    name: "stage.edited", label: `Change stage ${stage.name}`, entity: "PipelineStage", entityId: stage.id,
    changes: [{ entity: "PipelineStage", id: stage.id, before: stage, after }, ...deals], details: { fields: Object.keys(after).filter((field) => field !== "version") },
  });
}

async function follow(tx: Tx, ctx: Ctx, stage: LockedStage, ending: Ending, probability: string): Promise<Change[]> {
  if (ending !== "OPEN") return [];
  if (endingOf(stage) !== "OPEN") return reopenDeals(tx, ctx, stage.id, probability);
  return Number(probability) === Number(stage.probability) ? [] : weighDeals(tx, ctx, stage.id, probability);
}

/** Open stages come before the closed ones, won before lost. */
function placeFor(ending: Ending, stages: LockedStage[]) {
  const rank = (each: Ending) => ["OPEN", "WON", "LOST"].indexOf(each);
  const before = stages.filter((stage) => rank(endingOf(stage)) <= rank(ending));
  return Math.max(-1, ...before.map(({ order }) => order)) + 1;
}

function flags(ending: Ending) {
  return { isClosedWon: ending === "WON", isClosedLost: ending === "LOST" };
}
