import { expect, test } from "vitest";
import { moveDeal, moveDeals } from "@/lib/deals/commands/moving";
import { first, world } from "../support/world";
import { cardsIn, three } from "./cards";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;

test("moving a deal changes it, and records who moved it, where from and what it was", async () => {
  const { ctx, db, deals, prospecting, qualification, maya } = await world();
  const deal = first(await deals(1));
  await moveDeal(ctx, { dealId: deal.id, fromStageId: prospecting.id, toStageId: qualification.id });

  const moved = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: deal.id } }));
  expect(moved).toMatchObject({ stageId: qualification.id, version: 2 });
  expect(Number(moved.probability)).toBe(25);
  expect(moved.stageEnteredAt > deal.stageEnteredAt).toBe(true);

  const path = { fromStageId: prospecting.id, toStageId: qualification.id };
  expect(await db((tx) => tx.dealStageEvent.findMany())).toMatchObject([{ dealId: deal.id, ...path, changedByName: "Maya", changedById: maya.id }]);
  const changeSet = first(await db((tx) => tx.changeSet.findMany({ include: { items: true } })));
  expect(changeSet).toMatchObject({ label: "Move Deal 0 to Qualification", userId: maya.id, items: [{ entityId: deal.id, before: { stageId: prospecting.id, version: 1 }, after: { stageId: qualification.id, version: 2 } }] });
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "deal.moved", actorKind: "USER", actorName: "Maya", dealId: deal.id, changeSetId: changeSet.id, details: path }]);
});

test("inside a column only the place changes", async () => {
  const { ctx, db, deals, prospecting } = await world();
  const [a, b, c] = three(await deals(3));
  await moveDeal(ctx, { dealId: c, fromStageId: prospecting.id, toStageId: prospecting.id, afterId: a, beforeId: b });

  expect(await cardsIn(db, prospecting)).toEqual([a, c, b]);
  expect(await db((tx) => tx.dealStageEvent.count())).toBe(0);
  expect(await db((tx) => tx.auditLog.count())).toBe(1);
});

test("a card lands after its neighbour, else before the other, else at the end", async () => {
  const { ctx, db, deals, prospecting, qualification } = await world();
  const [x, y, z] = three(await deals(3));
  const [a, b] = three(await deals(3, qualification));
  const path = { fromStageId: prospecting.id, toStageId: qualification.id };
  await moveDeal(ctx, { dealId: x, ...path, afterId: y, beforeId: b });
  await moveDeal(ctx, { dealId: y, ...path, beforeId: a });
  await moveDeal(ctx, { dealId: z, ...path });
  const cards = await cardsIn(db, qualification);
  expect(cards.slice(0, 4)).toEqual([y, a, x, b]);
  expect(cards.at(-1)).toBe(z);
});

test("several selected cards keep the order they were picked in, as one change", async () => {
  const { ctx, db, deals, prospecting, qualification } = await world();
  const [x, y, z] = three(await deals(3));
  const [a, b] = three(await deals(3, qualification));
  await moveDeals(ctx, { cards: [z, x].map((dealId) => ({ dealId, fromStageId: prospecting.id })), toStageId: qualification.id, afterId: a });
  expect((await cardsIn(db, qualification)).slice(0, 4)).toEqual([a, z, x, b]);
  expect(await cardsIn(db, prospecting)).toEqual([y]);
  expect(await db((tx) => tx.changeSet.findMany({ include: { items: true } }))).toMatchObject([{ label: "Move 2 deals to Qualification", items: [{}, {}] }]);
  expect(await db((tx) => tx.auditLog.count({ where: { action: "deal.moved" } }))).toBe(2);
  expect(await db((tx) => tx.dealStageEvent.count())).toBe(2);
});

test("cards selected across columns gather in one place, and neighbours that travel along are no neighbours", async () => {
  const { ctx, db, deals, prospecting, qualification } = await world();
  const [x] = three(await deals(3));
  const [a, b, c] = three(await deals(3, qualification));
  const cards = [{ dealId: c, fromStageId: qualification.id }, { dealId: x, fromStageId: prospecting.id }, { dealId: b, fromStageId: qualification.id }];
  await moveDeals(ctx, { cards, toStageId: qualification.id, afterId: c, beforeId: a });
  expect(await cardsIn(db, qualification)).toEqual([c, x, b, a]);
});

test("a card that has left the stage it was seen in stays where it is, and we say who moved it and when", async () => {
  const { ctx, as, adam, db, deals, prospecting, qualification, proposal } = await world();
  const [x, y] = three(await deals(3));
  await moveDeal(as(adam), { dealId: x, fromStageId: prospecting.id, toStageId: qualification.id });
  const stale = moveDeals(ctx, { cards: [y, x].map((dealId) => ({ dealId, fromStageId: prospecting.id })), toStageId: proposal.id });
  await expect(stale).rejects.toMatchObject({
    message: expect.stringMatching(/^Adam moved Deal 0 to Qualification on .+\. It stays there\.$/), status: 409,
    details: { conflict: { field: "stageId", theirs: qualification.id, yours: proposal.id, byName: "Adam" } },
  });
  expect(await cardsIn(db, proposal)).toEqual([]);
  expect(await db((tx) => tx.auditLog.count())).toBe(1);
});

test("what a move names does not conflict with a move inside the stage, nor with an edit", async () => {
  const { ctx, as, adam, db, deals, prospecting, qualification } = await world();
  const [x, y] = three(await deals(3));
  await moveDeal(as(adam), { dealId: x, fromStageId: prospecting.id, toStageId: prospecting.id, afterId: y });
  await moveDeal(ctx, { dealId: x, fromStageId: prospecting.id, toStageId: qualification.id });
  expect(await cardsIn(db, qualification)).toEqual([x]);
});

test("another tenant's deal or stage does not exist", async () => {
  const [ours, theirs] = [await world(), await world()];
  const [mine, foreign] = [first(await ours.deals(1)), first(await theirs.deals(1))];
  const path = { fromStageId: ours.prospecting.id, toStageId: ours.qualification.id };
  await expect(moveDeal(ours.ctx, { dealId: foreign.id, ...path })).rejects.toThrow(NOT_FOUND);
  await expect(moveDeal(ours.ctx, { dealId: mine.id, ...path, toStageId: theirs.qualification.id })).rejects.toThrow(NOT_FOUND);
  await moveDeal(ours.ctx, { dealId: mine.id, ...path, afterId: foreign.id });
  expect(await theirs.db((tx) => tx.deal.findUniqueOrThrow({ where: { id: foreign.id } }))).toEqual(foreign);
});

test("a deal of others is not yours to move", async () => {
  const { as, otto, vera, deals, prospecting, qualification, adam } = await world();
  const { id: dealId } = first(await deals(1, prospecting, { ownerId: adam.id }));
  const move = { dealId, fromStageId: prospecting.id, toStageId: qualification.id };
  for (const person of [otto, vera]) await expect(moveDeal(as(person), move)).rejects.toMatchObject({ status: 403 });
  await moveDeal(as(otto, { teamIds: [adam.id] }), move);
});
