import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { deleteStage, reorderStages } from "@/lib/pipelines/commands/ordering";
import { addStage, editStage, patchStage } from "@/lib/pipelines/commands/stages";
import { getPipeline } from "@/lib/pipelines/queries";
import { first, world, type World } from "../support/world";

const names = async ({ as, adam, pipeline }: World) => (await getPipeline(as(adam), { pipelineId: pipeline.id })).stages.map(({ name }) => name);
const usual = ["Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"];

test("a new stage stands behind the open ones and before the closed ones, and is recorded", async () => {
  const acme = await world();
  const { changeSetId, stageId } = await addStage(acme.as(acme.adam), { pipelineId: acme.pipeline.id, name: "Legal", ending: "OPEN", probability: "90" });
  expect(await names(acme)).toEqual(["Prospecting", "Qualification", "Proposal", "Negotiation", "Legal", "Closed Won", "Closed Lost"]);
  const items = await acme.db((tx) => tx.changeItem.findMany({ where: { changeSetId } }));
  expect(items.map(({ entityType }) => entityType)).toEqual(["PipelineStage", "PipelineStage", "PipelineStage"]);
  await undoChangeSet(acme.as(acme.adam), { changeSetId });
  expect(await names(acme)).toEqual(usual);
  expect(await acme.db((tx) => tx.pipelineStage.findUnique({ where: { id: stageId } }))).toBeNull();
});

test("two stages of one pipeline never share a name", async () => {
  const acme = await world();
  const adding = addStage(acme.as(acme.adam), { pipelineId: acme.pipeline.id, name: "Proposal", ending: "OPEN" });
  await expect(adding).rejects.toMatchObject({ message: "This pipeline already has a stage called Proposal.", details: { fields: { name: expect.any(String) } } });
});

test("only an administrator changes stages, and only their own organization's", async () => {
  const [acme, other] = [await world(), await world()];
  const edit = { stageId: acme.proposal.id, field: "name", was: "Proposal", value: "Offer" } as const;
  await expect(editStage(acme.ctx, edit)).rejects.toMatchObject({ status: 403 });
  await expect(editStage(other.as(other.adam), edit)).rejects.toThrow(/404/);
  await expect(addStage(other.as(other.adam), { pipelineId: acme.pipeline.id, name: "X", ending: "OPEN" })).rejects.toThrow(/404/);
  await expect(reorderStages(other.as(other.adam), { pipelineId: acme.pipeline.id, stageIds: acme.stages.map(({ id }) => id) })).rejects.toThrow(/404/);
  await expect(deleteStage(other.as(other.adam), { stageId: acme.proposal.id })).rejects.toThrow(/404/);
});

test("a new probability reaches the open deals, but not those with one of their own", async () => {
  const acme = await world();
  const [plain] = await acme.deals(1, acme.proposal);
  const [own] = await acme.deals(1, acme.proposal, { isProbabilityOverridden: true, probability: "33" });
  const { changeSetId } = await editStage(acme.as(acme.adam), { stageId: acme.proposal.id, field: "probability", was: "50.00", value: "60" });
  const probability = async (id = "") => String((await acme.db((tx) => tx.deal.findUniqueOrThrow({ where: { id } }))).probability);
  expect([await probability(plain?.id), await probability(own?.id)]).toEqual(["60", "33"]);
  const events = await acme.db((tx) => tx.dealStageEvent.findMany({ where: { dealId: plain?.id ?? "" } }));
  expect(events.map((event) => [event.fromStageId, event.toStageId, String(event.probability)])).toEqual([[acme.proposal.id, acme.proposal.id, "60"]]);
  await undoChangeSet(acme.as(acme.adam), { changeSetId });
  expect(await probability(plain?.id)).toBe("50");
});

test("closed stages stay certain", async () => {
  const acme = await world();
  const edit = editStage(acme.as(acme.adam), { stageId: acme.won.id, field: "probability", was: "100", value: "90" });
  await expect(edit).rejects.toThrow("A stage for won deals always stands at 100 %.");
});

test("a pipeline keeps a stage for won and one for lost deals", async () => {
  const acme = await world();
  const edit = editStage(acme.as(acme.adam), { stageId: acme.won.id, field: "ending", was: "WON", value: "OPEN" });
  await expect(edit).rejects.toThrow("A pipeline keeps at least one stage for won deals. Add another first.");
});

test("a stage with deals does not start to win them", async () => {
  const acme = await world();
  await acme.deals(2, acme.proposal);
  const edit = editStage(acme.as(acme.adam), { stageId: acme.proposal.id, field: "ending", was: "OPEN", value: "WON" });
  await expect(edit).rejects.toThrow("Move its 2 deals to another stage first");
});

test("a closed stage that opens reopens its deals and clears what closed them; undo closes them again", async () => {
  const acme = await world();
  const adam = acme.as(acme.adam);
  await addStage(adam, { pipelineId: acme.pipeline.id, name: "Signed", ending: "WON" });
  const [won] = await acme.deals(1, acme.won, { status: "WON", closedDate: new Date("2026-03-01"), wonReason: "Price" });
  const { changeSetId } = await patchStage(adam, { stageId: acme.won.id, version: 1, ending: "OPEN", probability: "95" });
  const deal = () => acme.db((tx) => tx.deal.findUniqueOrThrow({ where: { id: won?.id ?? "" } }));
  expect(await deal()).toMatchObject({ status: "OPEN", closedDate: null, wonReason: null });
  await undoChangeSet(adam, { changeSetId });
  expect(await deal()).toMatchObject({ status: "WON", closedDate: new Date("2026-03-01"), wonReason: "Price" });
});

test("stages stand in the order they were given, and undo puts them back", async () => {
  const acme = await world();
  const stageIds = acme.stages.map(({ id }) => id).toReversed();
  const { changeSetId } = await reorderStages(acme.as(acme.adam), { pipelineId: acme.pipeline.id, stageIds });
  expect(await names(acme)).toEqual(usual.toReversed());
  await undoChangeSet(acme.as(acme.adam), { changeSetId });
  expect(await names(acme)).toEqual(usual);
});

test("an order that forgets a stage is refused", async () => {
  const acme = await world();
  const some = acme.stages.slice(1).map(({ id }) => id);
  await expect(reorderStages(acme.as(acme.adam), { pipelineId: acme.pipeline.id, stageIds: some })).rejects.toMatchObject({ status: 409 });
});

test("an edit on a value somebody changed meanwhile shows both", async () => {
  const acme = await world();
  const adam = acme.as(acme.adam);
  await editStage(adam, { stageId: acme.proposal.id, field: "daysInStage", was: 14, value: 10 });
  const late = editStage(adam, { stageId: acme.proposal.id, field: "daysInStage", was: 14, value: 20 });
  await expect(late).rejects.toMatchObject({ status: 409, details: { conflict: { yours: 20, theirs: 10, byName: "Adam" } } });
  expect(first((await getPipeline(adam, { pipelineId: acme.pipeline.id })).stages.filter(({ id }) => id === acme.proposal.id)).daysInStage).toBe(10);
});
