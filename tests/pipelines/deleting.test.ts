import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { deleteStage } from "@/lib/pipelines/commands/ordering";
import { listPipelines } from "@/lib/pipelines/queries";
import { world } from "../support/world";

test("a stage goes and its deals stand behind those of another, in their order, with its probability", async () => {
  const acme = await world();
  const here = await acme.deals(1, acme.negotiation);
  const moved = await acme.deals(2, acme.proposal);
  const [own] = await acme.deals(1, acme.proposal, { isProbabilityOverridden: true, probability: "33" });
  const { changeSetId } = await deleteStage(acme.as(acme.adam), { stageId: acme.proposal.id, toStageId: acme.negotiation.id });

  const column = await acme.db((tx) => tx.deal.findMany({ where: { stageId: acme.negotiation.id }, orderBy: { stageOrder: "asc" } }));
  expect(column.map(({ id }) => id)).toEqual([...here, ...moved, own].map((deal) => deal?.id));
  expect(column.map(({ probability }) => String(probability))).toEqual(["75", "75", "75", "33"]);
  const events = await acme.db((tx) => tx.dealStageEvent.findMany({ where: { fromStageId: acme.proposal.id } }));
  expect(events.map(({ toStageId }) => toStageId)).toEqual([acme.negotiation.id, acme.negotiation.id, acme.negotiation.id]);
  const [pipeline] = await listPipelines(acme.ctx);
  expect(pipeline?.stages.map(({ name, deals }) => [name, deals])).toContainEqual(["Negotiation", 4]);
  expect(await acme.db((tx) => tx.changeItem.count({ where: { changeSetId } }))).toBe(4);
});

test("undo brings the stage back with its deals where they stood", async () => {
  const acme = await world();
  const deals = await acme.deals(3, acme.proposal);
  const { changeSetId } = await deleteStage(acme.as(acme.adam), { stageId: acme.proposal.id, toStageId: acme.negotiation.id });
  await undoChangeSet(acme.as(acme.adam), { changeSetId });
  const column = await acme.db((tx) => tx.deal.findMany({ where: { stageId: acme.proposal.id }, orderBy: { stageOrder: "asc" } }));
  expect(column.map(({ id, stageOrder }) => [id, stageOrder])).toEqual(deals.map(({ id, stageOrder }) => [id, stageOrder]));
  expect(await acme.db((tx) => tx.pipelineStage.findUniqueOrThrow({ where: { id: acme.proposal.id } }))).toMatchObject({ name: "Proposal", order: 2, color: "#8B5CF6" });
});

test("a stage with deals asks where they go, also for those in the trash", async () => {
  const acme = await world();
  await acme.deals(1, acme.proposal, { deletedAt: new Date() });
  const asking = deleteStage(acme.as(acme.adam), { stageId: acme.proposal.id });
  await expect(asking).rejects.toMatchObject({ details: { fields: { toStageId: "Choose the stage the deals of Proposal go to." } } });
});

test("deals are not won by the way", async () => {
  const acme = await world();
  await acme.deals(1, acme.proposal);
  const winning = deleteStage(acme.as(acme.adam), { stageId: acme.proposal.id, toStageId: acme.won.id });
  await expect(winning).rejects.toThrow("Closed Won would win these deals. Choose a stage of the same kind.");
});

test("deals do not go to a stage of another pipeline or organization", async () => {
  const [acme, other] = [await world(), await world()];
  await acme.deals(1, acme.proposal);
  await expect(deleteStage(acme.as(acme.adam), { stageId: acme.proposal.id, toStageId: other.proposal.id })).rejects.toThrow("Choose the stage");
});

test("the last stage for lost deals stays", async () => {
  const acme = await world();
  await expect(deleteStage(acme.as(acme.adam), { stageId: acme.lost.id })).rejects.toThrow("A pipeline keeps at least one for lost deals.");
  await expect(deleteStage(acme.ctx, { stageId: acme.proposal.id })).rejects.toMatchObject({ status: 403 });
});

test("an empty stage goes without a question", async () => {
  const acme = await world();
  await deleteStage(acme.as(acme.adam), { stageId: acme.qualification.id });
  const [pipeline] = await listPipelines(acme.ctx);
  expect(pipeline?.stages.map(({ name }) => name)).toEqual(["Prospecting", "Proposal", "Negotiation", "Closed Won", "Closed Lost"]);
});
