import { expect, test } from "vitest";
import { loseDeal, loseDeals, reopenDeal, winDeals } from "@/lib/deals/commands/closing";
import { moveDeal } from "@/lib/deals/commands/moving";
import { LoseDeal, LoseDeals } from "@/lib/deals/rules";
import { first, world, type World } from "../support/world";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;
const today = new Date().toISOString().slice(0, 10);

test("winning sets the close date, a hundred percent and the customer's last order, and says so", async () => {
  const { ctx, db, deals, customer, won, prospecting } = await world();
  const { id: customerId } = await customer("Globex");
  const deal = first(await deals(1, prospecting, { customerId, isProbabilityOverridden: true }));
  await winDeals(ctx, { cards: [{ dealId: deal.id, fromStageId: prospecting.id }], wonReason: "Best fit" });
  expect(await look(db, deal.id)).toMatchObject({ status: "WON", stageId: won.id, probability: "100", isProbabilityOverridden: false, closedDate: today, wonReason: "Best fit", lostReason: null });
  expect(await db((tx) => tx.customer.findUniqueOrThrow({ where: { id: customerId } }))).toMatchObject({ lastOrderDate: new Date(today) });
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "deal.won", dealId: deal.id, customerId }]);
  expect(await db((tx) => tx.dealStageEvent.findMany())).toMatchObject([{ fromStageId: prospecting.id, toStageId: won.id, status: "WON" }]);
});

test("won needs a customer; one dialog gives it to all that have none", async () => {
  const { ctx, db, deals, customer, prospecting } = await world();
  const globex = await customer("Globex");
  const initech = await customer("Initech");
  const [a, b] = [first(await deals(1)), first(await deals(1, prospecting, { customerId: initech.id }))];
  const cards = [{ dealId: a.id }, { dealId: b.id }];
  await expect(winDeals(ctx, { cards })).rejects.toMatchObject({ message: "One of these deals has no customer. Choose one to mark it as won.", details: { fields: { customerId: "Choose the customer." } } });
  expect((await look(db, b.id)).status).toBe("OPEN");
  await winDeals(ctx, { cards, customerId: globex.id, closedDate: "2025-03-01" });
  expect([await look(db, a.id), await look(db, b.id)]).toMatchObject([{ status: "WON", customerId: globex.id, closedDate: "2025-03-01" }, { status: "WON", customerId: initech.id }]);
});

test("lost needs a reason, and the competitor when that is competition; machines may leave it out", async () => {
  const { ctx, db, deals, lost } = await world();
  const [a, b] = await deals(2);
  const cards = [{ dealId: a?.id ?? "" }];
  expect(LoseDeals.safeParse({ cards }).error?.issues[0]?.path).toEqual(["lostReason"]);
  expect(LoseDeals.safeParse({ cards, lostReason: "COMPETITION" }).error?.issues[0]).toMatchObject({ path: ["lostToCompetitor"], message: "Name the competitor it was lost to." });
  await loseDeals(ctx, LoseDeals.parse({ cards, lostReason: "COMPETITION", lostToCompetitor: "Initech" }));
  expect(await look(db, a?.id)).toMatchObject({ status: "LOST", stageId: lost.id, probability: "0", lostReason: "COMPETITION", lostToCompetitor: "Initech", closedDate: today });
  await loseDeal(ctx, LoseDeal.parse({ dealId: b?.id }));
  expect(await look(db, b?.id)).toMatchObject({ status: "LOST", lostReason: null });
});

test("reopening goes back to the stage it was closed from and forgets how it ended", async () => {
  const { ctx, db, deals, proposal, prospecting } = await world();
  const { id: dealId } = first(await deals(1, proposal));
  await loseDeals(ctx, { cards: [{ dealId }], lostReason: "PRICE" });
  await reopenDeal(ctx, { dealId });
  expect(await look(db, dealId)).toMatchObject({ status: "OPEN", stageId: proposal.id, probability: "50", closedDate: null, lostReason: null });
  await expect(reopenDeal(ctx, { dealId })).rejects.toThrow("This deal is open already.");
  await loseDeals(ctx, { cards: [{ dealId }], lostReason: "PRICE" });
  await reopenDeal(ctx, { dealId, toStageId: prospecting.id });
  expect(await look(db, dealId)).toMatchObject({ status: "OPEN", stageId: prospecting.id });
});

test("dragging out of a closed stage reopens; dragging into one is refused and asks for the dialog", async () => {
  const { ctx, db, deals, customer, won, lost, prospecting } = await world();
  const { id: customerId } = await customer("Globex");
  const { id: dealId } = first(await deals(1, prospecting, { customerId }));
  await expect(moveDeal(ctx, { dealId, fromStageId: prospecting.id, toStageId: won.id })).rejects.toThrow(/mark the deal as won/);
  await expect(moveDeal(ctx, { dealId, fromStageId: prospecting.id, toStageId: lost.id })).rejects.toThrow(/mark the deal as lost/);
  await winDeals(ctx, { cards: [{ dealId }] });
  await expect(winDeals(ctx, { cards: [{ dealId }] })).rejects.toThrow("This deal is won already.");
  await moveDeal(ctx, { dealId, fromStageId: won.id, toStageId: prospecting.id });
  expect(await look(db, dealId)).toMatchObject({ status: "OPEN", closedDate: null, probability: "10" });
  expect(await db((tx) => tx.auditLog.findMany({ orderBy: { id: "asc" } }))).toMatchObject([{ action: "deal.won" }, { action: "deal.reopened" }]);
});

test("where a pipeline goes stage by stage, skipping ahead needs a note, losing and going back do not", async () => {
  const { ctx, db, deals, customer, pipeline, prospecting, qualification, proposal } = await world();
  await db((tx) => tx.pipeline.update({ where: { id: pipeline.id }, data: { isStageOrderEnforced: true } }));
  const { id: customerId } = await customer("Globex");
  const [a, b] = await deals(2, prospecting, { customerId });
  const skip = { dealId: a?.id ?? "", fromStageId: prospecting.id, toStageId: proposal.id };
  await expect(moveDeal(ctx, skip)).rejects.toMatchObject({ details: { fields: { note: "Say why stages are skipped." } } });
  await expect(winDeals(ctx, { cards: [{ dealId: a?.id ?? "" }] })).rejects.toMatchObject({ status: 422 });
  await moveDeal(ctx, { ...skip, note: "They asked for an offer" });
  await moveDeal(ctx, { dealId: a?.id ?? "", fromStageId: proposal.id, toStageId: qualification.id });
  await loseDeals(ctx, { cards: [{ dealId: b?.id ?? "" }], lostReason: "TIMING" });
  expect(await db((tx) => tx.dealStageEvent.findFirst({ where: { note: { not: null } } }))).toMatchObject({ note: "They asked for an offer" });
});

test("entering a stage sets its probability, unless it is overridden on the deal", async () => {
  const { ctx, db, deals, prospecting, proposal } = await world();
  const { id: dealId } = first(await deals(1, prospecting, { probability: "33", isProbabilityOverridden: true }));
  await moveDeal(ctx, { dealId, fromStageId: prospecting.id, toStageId: proposal.id });
  expect(await look(db, dealId)).toMatchObject({ probability: "33", isProbabilityOverridden: true });
});

test("another tenant's deals, stages and customers do not exist", async () => {
  const [ours, theirs] = [await world(), await world()];
  const [mine, foreign] = [first(await ours.deals(1)), first(await theirs.deals(1))];
  const { id: customerId } = await theirs.customer("Theirs");
  await expect(winDeals(ours.ctx, { cards: [{ dealId: foreign.id }] })).rejects.toThrow(NOT_FOUND);
  await expect(loseDeals(ours.ctx, { cards: [{ dealId: foreign.id }], lostReason: "PRICE" })).rejects.toThrow(NOT_FOUND);
  await expect(reopenDeal(ours.ctx, { dealId: foreign.id })).rejects.toThrow(NOT_FOUND);
  await expect(winDeals(ours.ctx, { cards: [{ dealId: mine.id }], customerId })).rejects.toMatchObject({ details: { fields: { customerId: "This customer is not here." } } });
  await expect(winDeals(ours.ctx, { cards: [{ dealId: mine.id }], stageId: theirs.won.id })).rejects.toMatchObject({ details: { fields: { stageId: "This stage is not here." } } });
});

async function look(db: World["db"], id = "") {
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id } }));
  return { ...deal, probability: String(deal.probability), closedDate: deal.closedDate?.toISOString().slice(0, 10) ?? null };
}
