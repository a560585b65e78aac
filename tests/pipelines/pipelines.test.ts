import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { createPipeline, deletePipeline, editPipeline, makeDefaultPipeline, patchPipeline } from "@/lib/pipelines/commands/pipelines";
import { getPipeline, listPipelines, listStages } from "@/lib/pipelines/queries";
import { world } from "../support/world";

test("a new pipeline begins with the usual stages and is recorded; undo takes it away", async () => {
  const { as, adam, db } = await world();
  const { pipelineId, changeSetId } = await createPipeline(as(adam), { name: "Partners", currencyCode: "EUR" });
  expect(await getPipeline(as(adam), { pipelineId })).toMatchObject({ name: "Partners", currencyCode: "EUR", isDefault: false, stages: { length: 6 } });
  expect(await db((tx) => tx.auditLog.findFirst({ where: { changeSetId } }))).toMatchObject({ action: "pipeline.created", entityId: pipelineId });
  await undoChangeSet(as(adam), { changeSetId });
  expect((await listPipelines(as(adam))).map(({ name }) => name)).toEqual(["Sales pipeline"]);
});

test("two pipelines never share a name, but one that was deleted lends it", async () => {
  const { as, adam } = await world();
  const { pipelineId } = await createPipeline(as(adam), { name: "Partners" });
  await expect(createPipeline(as(adam), { name: "Partners" })).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } });
  await deletePipeline(as(adam), { pipelineId });
  await createPipeline(as(adam), { name: "Partners" });
});

test("the default mark moves and is never taken away", async () => {
  const { as, adam, pipeline } = await world();
  const { pipelineId } = await createPipeline(as(adam), { name: "Partners" });
  const { changeSetId } = await makeDefaultPipeline(as(adam), { pipelineId });
  const defaults = async () => (await listPipelines(as(adam))).filter(({ isDefault }) => isDefault).map(({ name }) => name);
  expect(await defaults()).toEqual(["Partners"]);
  await expect(deletePipeline(as(adam), { pipelineId })).rejects.toThrow("Partners is the default pipeline.");
  await expect(editPipeline(as(adam), { pipelineId, field: "isActive", was: true, value: false })).rejects.toThrow("Partners is the default pipeline.");
  await undoChangeSet(as(adam), { changeSetId });
  expect(await defaults()).toEqual([pipeline.name]);
});

test("a pipeline out of use does not become the default", async () => {
  const { as, adam } = await world();
  const { pipelineId } = await createPipeline(as(adam), { name: "Old" });
  await editPipeline(as(adam), { pipelineId, field: "isActive", was: true, value: false });
  await expect(makeDefaultPipeline(as(adam), { pipelineId })).rejects.toThrow("Old is not in use.");
});

test("a pipeline with deals stays, even if they are in the trash", async () => {
  const { as, adam, db, deals } = await world();
  const { pipelineId } = await createPipeline(as(adam), { name: "Partners" });
  const stage = await db((tx) => tx.pipelineStage.findFirstOrThrow({ where: { pipelineId } }));
  await deals(1, stage, { pipelineId, deletedAt: new Date() });
  await expect(deletePipeline(as(adam), { pipelineId })).rejects.toThrow("Deals in the trash still belong to Partners.");
});

test("several fields change together, on the version that was read", async () => {
  const { as, adam, pipeline } = await world();
  await patchPipeline(as(adam), { pipelineId: pipeline.id, version: 1, isStageOrderEnforced: true, highValueAmount: "50000" });
  expect(await getPipeline(as(adam), { pipelineId: pipeline.id })).toMatchObject({ isStageOrderEnforced: true, highValueAmount: "50000.00", version: 2 });
  await expect(patchPipeline(as(adam), { pipelineId: pipeline.id, version: 1, name: "Late" })).rejects.toMatchObject({ status: 409 });
});

test("pipelines are an administrator's, and nobody else's organization's", async () => {
  const [acme, other] = [await world(), await world()];
  const { id: pipelineId } = acme.pipeline;
  await expect(createPipeline(acme.ctx, { name: "Mine" })).rejects.toMatchObject({ status: 403 });
  await expect(makeDefaultPipeline(acme.ctx, { pipelineId })).rejects.toMatchObject({ status: 403 });
  await expect(editPipeline(other.as(other.adam), { pipelineId, field: "name", was: "", value: "X" })).rejects.toThrow(/404/);
  await expect(makeDefaultPipeline(other.as(other.adam), { pipelineId })).rejects.toThrow(/404/);
  await expect(deletePipeline(other.as(other.adam), { pipelineId })).rejects.toThrow(/404/);
  expect((await listStages(other.ctx)).some(({ pipelineId: theirs }) => theirs === pipelineId)).toBe(false);
});
