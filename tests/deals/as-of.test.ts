import { expect, test } from "vitest";
import { dayOf, shiftDay } from "@/lib/dates";
import { findBoardAsOf, MOST_CARDS } from "@/lib/deals/queries/as-of";
import { statementsOf } from "../bench/support/statements";
import { first, world, type World } from "../support/world";

const today = dayOf(new Date(), "UTC");
const ago = (days: number) => shiftDay(today, -days);
const at = (day: string, time = "12:00:00.000") => new Date(`${day}T${time}Z`);
const pick = <T>(values: readonly T[], n: number) => values[n % values.length] as T;

/** Forty deals, each with a history of its own: they move, are priced anew, won, lost, deleted, and brought back, on different days. */
async function histories(w: World) {
  const { db, tenantId, stages, maya, otto } = w;
  await db((tx) => tx.exchangeRate.createMany({ data: [[ago(400), "2"], [ago(20), "3"]].map(([day, rate]) => ({ tenantId, from: "EUR", to: "USD", rate: rate ?? "1", day: new Date(day ?? today) })) }));
  const deals = await w.deals(40);
  const events = deals.flatMap((deal, n) =>
    Array.from({ length: 1 + (n % 5) }, (_, step) => {
      const stage = pick(stages, n * 3 + step);
      const status = stage.isClosedWon ? ("WON" as const) : stage.isClosedLost ? ("LOST" as const) : ("OPEN" as const);
      return {
        tenantId, dealId: deal.id, fromStageId: step === 0 ? null : n % 4 === 0 ? stage.id : pick(stages, n * 3 + step - 1).id, toStageId: stage.id, status, probability: stage.probability,
        amount: pick([null, "100.10", "2500", "0", "999.99"], n + step), discount: pick(["0", "50.05"], n), currencyCode: pick(["USD", "EUR", "JPY"], n), ownerId: pick([maya.id, otto.id, null], n + step),
        isDeleted: n % 7 === 3 && step === 2, changedByKind: "USER" as const, changedByName: "Maya", at: at(ago(60 - ((n * 11 + step * 13) % 60)), pick(["00:00:00.000", "12:00:00.000", "23:59:59.999"], n)),
      };
    }));
  await db((tx) => tx.dealStageEvent.createMany({ data: events }));
  return db((tx) => tx.dealStageEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] }));
}

type Event = Awaited<ReturnType<typeof histories>>[number];

/** The same the slow way: replay every event until the day is over, then look at where each deal stands. */
function replayed(events: readonly Event[], day: string) {
  const standing = new Map<string, Event>();
  for (const event of events) if (event.at < at(shiftDay(day, 1), "00:00:00.000")) standing.set(event.dealId, event);
  const columns = new Map<string, { count: number; cents: number; deals: string[] }>();
  for (const { dealId, toStageId, currencyCode, amount, discount, isDeleted } of standing.values()) {
    if (isDeleted) continue;
    const key = `${toStageId} ${currencyCode}`;
    const column = columns.get(key) ?? { count: 0, cents: 0, deals: [] };
    columns.set(key, { count: column.count + 1, cents: column.cents + Math.round((Number(amount ?? 0) - Number(discount)) * 100), deals: [...column.deals, dealId].toSorted() });
  }
  return Object.fromEntries([...columns].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function shown(w: World, day: string) {
  const board = await findBoardAsOf(w.ctx, { asOf: day });
  const columns = (board?.columns ?? []).flatMap(({ id, totals, cards }) => totals.map(({ currencyCode, count, value }) =>
    [`${id} ${currencyCode}`, { count, cents: Math.round(Number(value) * 100), deals: cards.filter((card) => card.currencyCode === currencyCode).map((card) => card.id).toSorted() }] as const));
  return Object.fromEntries(columns.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test("on every past day each column holds the deals, counts and sums that a replay of all events gives", async () => {
  const w = await world();
  const events = await histories(w);
  for (const days of [1, 2, 5, 10, 20, 33, 47, 59, 60, 61]) expect([days, await shown(w, ago(days))]).toEqual([days, replayed(events, ago(days))]);
});

test("sums over currencies are at the rates of that day, and what has no rate is named", async () => {
  const w = await world();
  const deals = await w.deals(3);
  const born = (n: number, currencyCode: string) => ({ tenantId: w.tenantId, dealId: deals[n]?.id ?? "", toStageId: w.prospecting.id, status: "OPEN" as const, probability: 10, amount: "100", discount: "0", currencyCode, changedByKind: "USER" as const, changedByName: "Maya", at: at(ago(50)) });
  await w.db((tx) => tx.dealStageEvent.createMany({ data: [born(0, "USD"), born(1, "EUR"), born(2, "JPY")] }));
  await w.db((tx) => tx.exchangeRate.createMany({ data: [{ tenantId: w.tenantId, from: "EUR", to: "USD", rate: "2", day: new Date(ago(40)) }, { tenantId: w.tenantId, from: "EUR", to: "USD", rate: "3", day: new Date(ago(20)) }] }));
  const open = async (days: number) => (await findBoardAsOf(w.ctx, { asOf: ago(days) }))?.header.open;
  expect(await open(45)).toEqual({ amount: "100.00", currencyCode: "USD", without: ["EUR", "JPY"] });
  expect(await open(30)).toEqual({ amount: "300.00", currencyCode: "USD", without: ["JPY"] });
  expect(await open(20)).toEqual({ amount: "400.00", currencyCode: "USD", without: ["JPY"] });
});

test("a card says how long the deal had been there, and a deal that is deleted since is still shown", async () => {
  const w = await world();
  const deal = first(await w.deals(1, w.prospecting, { name: "Crane", deletedAt: new Date() }));
  const line = { tenantId: w.tenantId, dealId: deal.id, status: "OPEN" as const, probability: 10, discount: "0", currencyCode: "USD", changedByKind: "USER" as const, changedByName: "Maya", ownerId: w.maya.id };
  await w.db((tx) => tx.dealStageEvent.createMany({ data: [
    { ...line, toStageId: w.prospecting.id, amount: "1", at: at(ago(30)) }, { ...line, fromStageId: w.prospecting.id, toStageId: w.proposal.id, amount: "2", at: at(ago(20)) },
    { ...line, fromStageId: w.proposal.id, toStageId: w.proposal.id, amount: "3", at: at(ago(15)) }, { ...line, fromStageId: w.proposal.id, toStageId: w.proposal.id, amount: "3", isDeleted: true, at: at(ago(5)) },
  ] }));
  const cards = async (days: number) => (await findBoardAsOf(w.ctx, { asOf: ago(days) }))?.columns.flatMap(({ name, cards: all }) => all.map(({ name: deals, amount, days: here, ownerName, isGone }) => [name, deals, amount, here, ownerName, isGone]));
  expect(await cards(31)).toEqual([]);
  expect(await cards(25)).toEqual([["Prospecting", "Crane", "1.00", 5, "Maya", true]]);
  expect(await cards(10)).toEqual([["Proposal", "Crane", "3.00", 10, "Maya", true]]);
  expect(await cards(4)).toEqual([]);
});

test("deals of a stage that was deleted since stand in a column of their own, and every column counts all while it shows the largest", async () => {
  const w = await world();
  const deals = await w.deals(MOST_CARDS + 2);
  await w.db((tx) => tx.dealStageEvent.createMany({ data: deals.map(({ id }, n) => ({ tenantId: w.tenantId, dealId: id, toStageId: n === 0 ? crypto.randomUUID() : w.prospecting.id, status: "OPEN" as const, probability: 10, amount: String(n), discount: "0", currencyCode: "USD", changedByKind: "USER" as const, changedByName: "Maya", at: at(ago(3)) })) }));
  const board = await findBoardAsOf(w.ctx, { asOf: ago(1) });
  expect(board?.columns.map(({ name, totals, cards }) => [name, totals[0]?.count ?? 0, cards.length, cards[0]?.amount]).filter(([, count]) => count)).toEqual([["Prospecting", MOST_CARDS + 1, MOST_CARDS, `${MOST_CARDS + 1}.00`], ["Stages deleted since", 1, 1, "0.00"]]);
  expect(await statementsOf(() => findBoardAsOf(w.ctx, { asOf: ago(1) }))).toHaveLength(1);
});

test("today, tomorrow and what is no day are no past; another organization's pipeline is not there", async () => {
  const [w, other] = [await world(), await world()];
  for (const asOf of [today, shiftDay(today, 1), "2026-02-30", "yesterday", undefined]) expect(await findBoardAsOf(w.ctx, { asOf })).toBeNull();
  await expect(findBoardAsOf(w.ctx, { asOf: ago(1), pipeline: other.pipeline.id })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
});
