import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { DEFAULT_PIPELINE } from "../defaults";
import { lockPipeline } from "../places";
import type { CreatePipeline, DeletePipeline, EditPipeline, MakeDefaultPipeline, PatchPipeline } from "../rules";

/** A new pipeline with the stages every organization starts with. Returns its id beside the change set. */
export function createPipeline(ctx: Ctx, { currencyCode = ctx.setting.currencyCode, ...input }: CreatePipeline) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const { tenantId } = ctx;
    const data = { tenantId, name: input.name, description: input.description ?? null, currencyCode };
    const pipeline = await orTaken(tx.pipeline.create({ data }), "name", `There is already a pipeline called ${input.name}.`);
    const stages = await tx.pipelineStage.createManyAndReturn({ data: DEFAULT_PIPELINE.stages.map((stage, order) => ({ tenantId, pipelineId: pipeline.id, order, ...stage })) });
    const changes = [{ entity: "Pipeline", id: pipeline.id, before: null, after: pipeline }, ...stages.map((stage) => ({ entity: "PipelineStage", id: stage.id, before: null, after: stage }))];
    const recorded = await record(tx, ctx, { name: "pipeline.created", label: `Add pipeline ${pipeline.name}`, entity: "Pipeline", entityId: pipeline.id, changes, details: {} });
    return { ...recorded, pipelineId: pipeline.id };
  });
}

export function editPipeline(ctx: Ctx, { pipelineId, field, was, value }: EditPipeline) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const pipeline = await lockPipelineRow(tx, pipelineId);
    await assertUnchanged(tx, { entity: "Pipeline", id: pipelineId, field, was, now: pipeline[field], yours: value });
    return change(tx, ctx, pipeline, { [field]: value });
  });
}

/** Several fields at once. A version that is no longer the row's is refused. */
export function patchPipeline(ctx: Ctx, { pipelineId, version, ...values }: PatchPipeline) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const pipeline = await lockPipelineRow(tx, pipelineId);
    if (version !== pipeline.version) refuse("This pipeline was changed since you read it. Read it again.", 409);
    return change(tx, ctx, pipeline, values);
  });
}

/** The mark moves from one pipeline to another; it is never just taken away. */
export function makeDefaultPipeline(ctx: Ctx, { pipelineId }: MakeDefaultPipeline) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    const next = await lockPipelineRow(tx, pipelineId);
    if (!next.isActive) refuse(`${next.name} is not in use. Take it into use first.`);
    if (next.isDefault) refuse(`${next.name} already is the default pipeline.`);
    const last = await tx.pipeline.findFirst({ where: { isDefault: true } });
    const changes = [];
    for (const [pipeline, isDefault] of [[last, false], [next, true]] as const) {
      if (!pipeline) continue;
      const after = { isDefault, version: pipeline.version + 1 };
      await tx.pipeline.update({ where: { id: pipeline.id }, data: after });
      changes.push({ entity: "Pipeline", id: pipeline.id, before: pipeline, after });
    }
    return record(tx, ctx, { name: "pipeline.edited", label: `Make ${next.name} the default pipeline`, entity: "Pipeline", entityId: pipelineId, changes, details: { fields: ["isDefault"] } });
  });
}

/** Only an empty pipeline goes; deals in the trash count, they may come back. */
export function deletePipeline(ctx: Ctx, { pipelineId }: DeletePipeline) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "pipelines.edit");
    await lockPipeline(tx, pipelineId);
    const pipeline = await lockPipelineRow(tx, pipelineId);
    if (pipeline.isDefault) refuse(`${pipeline.name} is the default pipeline. Make another one the default first.`);
    const [live, trashed] = [await tx.deal.count({ where: { pipelineId, deletedAt: null } }), await tx.deal.count({ where: { pipelineId, deletedAt: { not: null } } })];
    if (live > 0) refuse(`${pipeline.name} still holds ${live === 1 ? "a deal" : `${live} deals`}. Move them to another pipeline first.`);
    if (trashed > 0) refuse(`Deals in the trash still belong to ${pipeline.name}. Take it out of use instead, or wait until the trash is emptied.`);
    const after = { deletedAt: new Date(), version: pipeline.version + 1 };
    await tx.pipeline.update({ where: { id: pipelineId }, data: after });
    return record(tx, ctx, { name: "pipeline.deleted", label: `Delete pipeline ${pipeline.name}`, entity: "Pipeline", entityId: pipelineId, changes: [{ entity: "Pipeline", id: pipelineId, before: pipeline, after }], details: {} });
  });
}

/** Touching the row locks it until the transaction ends. */
async function lockPipelineRow(tx: Tx, id: string) {
  const [pipeline] = await tx.pipeline.updateManyAndReturn({ where: { id, deletedAt: null }, data: { updatedAt: new Date() } });
  return pipeline ?? notFound();
}

type Pipeline = Awaited<ReturnType<typeof lockPipelineRow>>;

async function change(tx: Tx, ctx: Ctx, pipeline: Pipeline, values: Omit<PatchPipeline, "pipelineId" | "version">) {
  if (values.isActive === false && pipeline.isDefault) refuse(`${pipeline.name} is the default pipeline. Make another one the default first.`);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const after = { ...given, version: pipeline.version + 1 };
  await orTaken(tx.pipeline.update({ where: { id: pipeline.id }, data: after }), "name", `There is already a pipeline called ${values.name}.`);
  return record(tx, ctx, {
    name: "pipeline.edited", label: `Change pipeline ${pipeline.name}`, entity: "Pipeline", entityId: pipeline.id,
    changes: [{ entity: "Pipeline", id: pipeline.id, before: pipeline, after }], details: { fields: Object.keys(given) },
  });
}
