import { expect, test } from "vitest";
import { undoChangeSet, undoLast } from "@/lib/changes/commands";
import { listHistory } from "@/lib/changes/queries";
import { bulkEditDeals } from "@/lib/deals/commands/bulk";
import { editDeal } from "@/lib/deals/commands/editing";
import { addLine, removeLine } from "@/lib/deals/commands/lines";
import { moveDeal, moveDeals } from "@/lib/deals/commands/moving";
import { first, world, type World } from "../support/world";
import { cardsIn } from "../deals/cards";

test("undo is refused, naming who, when one of its rows changed since; then nothing of it is undone", async () => {
  const { ctx, as, adam, db, deals, prospecting, qualification } = await world();
  const ids = (await deals(3)).map(({ id }) => id);
  const moved = await moveDeals(ctx, { cards: ids.map((dealId) => ({ dealId, fromStageId: prospecting.id })), toStageId: qualification.id });
  await moveDeal(as(adam), { dealId: ids[1] ?? "", fromStageId: qualification.id, toStageId: prospecting.id });
  await expect(undoChangeSet(ctx, moved)).rejects.toMatchObject({ status: 409, message: "Adam changed this since. Undo would lose that, so nothing was undone." });
  expect(await cardsIn(db, qualification)).toEqual([ids[0], ids[2]]);
  expect(await db((tx) => tx.changeSet.findUniqueOrThrow({ where: { id: moved.changeSetId } }))).toMatchObject({ revertedAt: null });
});

test("a change of another field does not stand in the way, nor a move inside the column", async () => {
  const { ctx, as, adam, db, deals, prospecting, qualification } = await world();
  const [a = "", b = ""] = (await deals(2)).map(({ id }) => id);
  await moveDeal(ctx, { dealId: b, fromStageId: prospecting.id, toStageId: qualification.id });
  const moved = await moveDeal(ctx, { dealId: a, fromStageId: prospecting.id, toStageId: qualification.id });
  await editDeal(as(adam), { dealId: a, field: "amount", was: "1000", value: "5" });
  await moveDeal(as(adam), { dealId: a, fromStageId: qualification.id, toStageId: qualification.id, beforeId: b });
  await undoChangeSet(ctx, moved);
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: a } }))).toMatchObject({ stageId: prospecting.id, version: 5 });
  expect(Number((await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: a } }))).amount)).toBe(5);
});

test("a place that was taken meanwhile is not fought over: the card stands beside it", async () => {
  const { ctx, db, deals, prospecting, qualification } = await world();
  const [a, b] = (await deals(2)).map((deal) => deal);
  const moved = await moveDeal(ctx, { dealId: a?.id ?? "", fromStageId: prospecting.id, toStageId: qualification.id });
  await db((tx) => tx.deal.update({ where: { id: b?.id ?? "" }, data: { stageOrder: a?.stageOrder ?? "" } }));
  await undoChangeSet(ctx, moved);
  expect((await cardsIn(db, prospecting)).toSorted()).toEqual([a?.id, b?.id].toSorted());
});

test("a line whose place was taken since is not put back", async () => {
  const { ctx, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const { lineId } = await addLine(ctx, { dealId, name: "Hours", quantity: "1", price: "10" });
  const removed = await removeLine(ctx, { dealId, lineId });
  await addLine(ctx, { dealId, name: "Other", quantity: "1", price: "0" });
  await expect(undoChangeSet(ctx, removed)).rejects.toMatchObject({ status: 409 });
});

test("only who made a change, or an administrator, undoes it, and once", async () => {
  const { ctx, as, adam, otto, maya, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const made = await editDeal(ctx, { dealId, field: "name", was: "Deal 0", value: "New" });
  const undo = { changeSetId: made.changeSetId ?? "" };
  await expect(undoChangeSet(as(otto, { teamIds: [maya.id] }), undo)).rejects.toMatchObject({ status: 403 });
  await undoChangeSet(as(adam), undo);
  await expect(undoChangeSet(ctx, undo)).rejects.toMatchObject({ status: 409, message: "“Change name of Deal 0” has already been undone." });
});

test("of two who undo the same change at once, one does", async () => {
  const { ctx, deals, db } = await world();
  const { id: dealId } = first(await deals(1));
  const made = await editDeal(ctx, { dealId, field: "name", was: "Deal 0", value: "New" });
  const ends = await Promise.allSettled([1, 2, 3].map(() => undoChangeSet(ctx, { changeSetId: made.changeSetId ?? "" })));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }))).toMatchObject({ name: "Deal 0", version: 3 });
});

test("another tenant's change set does not exist", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { id: dealId } = first(await theirs.deals(1));
  const made = await editDeal(theirs.ctx, { dealId, field: "name", was: "Deal 0", value: "New" });
  await expect(undoChangeSet(ours.as(ours.adam), { changeSetId: made.changeSetId ?? "" })).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});

test("Ctrl-Z walks back through the last twenty changes of this session, and no other's", async () => {
  const { db, tenantId, as, maya, adam, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const session = (userId: string) => db((tx) => tx.session.create({ data: { tenantId, userId, tokenHash: crypto.randomUUID(), expiresAt: new Date() } }));
  const [here, there] = [as(maya, { sessionId: (await session(maya.id)).id }), as(adam, { sessionId: (await session(adam.id)).id })];
  for (let n = 0; n < 22; n++) await editDeal(here, { dealId, field: "name", was: n ? `Name ${n}` : "Deal 0", value: `Name ${n + 1}` });
  await editDeal(there, { dealId, field: "externalId", was: null, value: "X" });
  for (let n = 0; n < 20; n++) await undoLast(here, {});
  expect(await look(db, dealId)).toMatchObject({ name: "Name 2", externalId: "X" });
  await expect(undoLast(here, {})).rejects.toMatchObject({ message: "There is nothing left to undo in this session." });
  await expect(undoLast(as(maya), {})).rejects.toMatchObject({ status: 422 });
});

test("a record's history tells who changed what, and what can still be undone", async () => {
  const { ctx, as, adam, deals } = await world();
  const [a = "", b = ""] = (await deals(2)).map(({ id }) => id);
  await editDeal(as(adam), { dealId: a, field: "amount", was: "1000", value: "5" });
  const bulk = await bulkEditDeals(ctx, { dealIds: [a, b], change: { field: "tags", add: ["hot"], remove: [] } });
  await undoChangeSet(ctx, { changeSetId: bulk.changeSetId ?? "" });
  const [undone, tagged, edited] = await listHistory(ctx, { entity: "Deal", entityId: a });
  expect(edited).toMatchObject({ action: "deal.edited", byName: "Adam", isMine: false, isReverted: false });
  expect(tagged).toMatchObject({ action: "deal.edited", label: "Change tags of 2 deals", isMine: true, isReverted: true });
  expect(undone).toMatchObject({ action: "change.undone", label: "Undo: Change tags of 2 deals" });
  expect((await listHistory(ctx, { entity: "Deal", entityId: b })).map(({ action }) => action)).toEqual(["change.undone", "deal.edited"]);
});

function look(db: World["db"], id: string) {
  return db((tx) => tx.deal.findUniqueOrThrow({ where: { id } }));
}
