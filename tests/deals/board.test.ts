import { expect, test } from "vitest";
import { getBoard, listColumnCards } from "@/lib/deals/queries/board";
import { first, world } from "../support/world";

test("the board shows the columns in order, each with the totals of all its deals and its first cards", async () => {
  const { ctx, deals, prospecting, qualification } = await world();
  await deals(20);
  await deals(2, qualification, { currencyCode: "EUR", amount: null });
  const board = await getBoard(ctx, { firstScreen: 15 });
  expect(board.columns.map(({ name }) => name)).toEqual(["Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"]);
  const [column, next] = board.columns;
  expect(column).toMatchObject({ id: prospecting.id, probability: "10.00", daysInStage: 30, isClosedWon: false, totals: [{ currencyCode: "USD", count: 20, value: "18190.00" }] });
  expect(column?.cards.map(({ name }) => name)).toEqual(Array.from({ length: 15 }, (_, n) => `Deal ${n}`));
  expect(next).toMatchObject({ totals: [{ currencyCode: "EUR", count: 2, value: "-200.00" }], nextCursor: null });
  expect(board.header).toMatchObject({ openCount: 22, open: { amount: "18190.00", currencyCode: "USD", without: ["EUR"] } });
  const rest = await listColumnCards(ctx, { stageId: prospecting.id, after: column?.nextCursor ?? "" });
  expect(rest.cards.map(({ name }) => name)).toEqual(Array.from({ length: 5 }, (_, n) => `Deal ${n + 15}`));
  expect(rest.nextCursor).toBeNull();
});

test("a card says what one needs to know about it", async () => {
  const { ctx, tenantId, db, deals, maya, customer } = await world();
  const acme = await customer("Globex");
  const old = new Date(Date.now() - 40.5 * 86_400_000);
  const { id: dealId } = first(await deals(1, undefined, { customerId: acme.id, tags: ["urgent"], stageEnteredAt: old, expectedCloseDate: new Date("2020-01-31") }));
  const plan = (subject: string, more: object) => db((tx) => tx.activity.create({ data: { tenantId, type: "CALL", subject, createdByKind: "USER", createdByName: "Maya", dealId, ...more } }));
  await plan("later", { dueDate: new Date("2031-01-02") });
  await plan("next", { dueDate: new Date("2031-01-01"), dueTime: "09:30" });
  await plan("done", { dueDate: new Date("2030-01-01"), status: "COMPLETED" });
  const card = first(first((await getBoard(ctx)).columns).cards);
  expect(card).toEqual({
    id: dealId, number: "D-2000-00001", name: "Deal 0", stageId: card.stageId, customerId: acme.id, customerName: "Globex", amount: "1000.00", currencyCode: "USD", ownerId: maya.id, ownerName: "Maya",
    expectedCloseDate: "2020-01-31", status: "OPEN", probability: "10.00", stageAge: 40, tags: ["urgent"], version: 1, isStale: true, isOverdue: true, isHighValue: false, closedDate: null, lostReason: null, canEdit: true,
    nextActivity: { id: card.nextActivity?.id, type: "CALL", subject: "next", dueDate: "2031-01-01", dueTime: "09:30" },
  });
});
