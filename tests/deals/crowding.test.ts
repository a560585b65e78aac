import { expect, test } from "vitest";
import { moveDeal } from "@/lib/deals/commands/moving";
import { editDeal } from "@/lib/deals/commands/editing";
import { createDeal } from "@/lib/deals/commands/creating";
import { Refusal } from "@/lib/refusal";
import { first, world, type World } from "../support/world";

test("eight people move fifty cards each into one gap: no move fails, no rank is taken twice", async () => {
  const crowd = await world();
  const { ctx, db, deals, prospecting, qualification } = crowd;
  const [above, below] = await deals(2, qualification);
  const cards = await deals(400);
  const gap = { fromStageId: prospecting.id, toStageId: qualification.id, afterId: above?.id, beforeId: below?.id };
  const person = async (n: number) => {
    for (const { id } of cards.slice(n * 50, n * 50 + 50)) await moveDeal(ctx, { dealId: id, ...gap });
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => person(n)));

  const placed = await db((tx) => tx.deal.findMany({ where: { stageId: qualification.id }, orderBy: { stageOrder: "asc" } }));
  expect(placed).toHaveLength(402);
  expect(new Set(placed.map(({ stageOrder }) => stageOrder)).size).toBe(402);
  expect([first(placed).id, placed.at(-1)?.id]).toEqual([above?.id, below?.id]);
  expect(Math.max(...placed.map(({ stageOrder }) => stageOrder.length))).toBeLessThanOrEqual(64);
  await expectTotalsTrue(crowd);
}, 120_000);

test("totals stay true while cards cross in both directions and are edited on the way", async () => {
  const crossing = await world();
  const { ctx, deals, prospecting, qualification } = crossing;
  const [there, back] = [await deals(20), await deals(20, qualification, { currencyCode: "DKK", amount: null })];
  await Promise.all([
    ...there.map(({ id }) => moveDeal(ctx, { dealId: id, fromStageId: prospecting.id, toStageId: qualification.id })),
    ...back.map(({ id }) => moveDeal(ctx, { dealId: id, fromStageId: qualification.id, toStageId: prospecting.id })),
    ...there.map(({ id }) => editDeal(ctx, { dealId: id, field: "currencyCode", was: "USD", value: "DKK" })),
    ...back.map(({ id }) => editDeal(ctx, { dealId: id, field: "amount", was: null, value: "77.70" })),
  ]);
  await expectTotalsTrue(crossing);
}, 60_000);

test("a hundred edits of one field at once: one stands on what it read, each of the others is told what stands", async () => {
  const { ctx, as, adam, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const edits = Array.from({ length: 100 }, (_, n) => editDeal(n % 2 ? ctx : as(adam), { dealId, field: "name", was: "Deal 0", value: `Name ${n}` }));
  const ended = await Promise.allSettled(edits);
  const { name, version } = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refusals = ended.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  expect(refusals.every((reason) => reason instanceof Refusal && reason.status === 409 && reason.details.conflict?.theirs === name)).toBe(true);
  expect(version).toBe(2);
}, 60_000);

test("a hundred edits of different fields at once all stand", async () => {
  const { ctx, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const values = { name: "Merged", amount: "500.00", discount: "5.00", tax: "1.00", expectedCloseDate: "2030-01-31", source: "PARTNER", kind: "EXPANSION", externalId: "X-1" } as const;
  const was = { name: "Deal 0", amount: "1000.00", discount: "100.00", tax: "0.00", expectedCloseDate: null, source: null, kind: "NEW", externalId: null } as const;
  const fields = Object.keys(values) as (keyof typeof values)[];
  // Each field is written by twelve tabs of one person: the first writes, for the others it already holds the value.
  const edits = Array.from({ length: 96 }, (_, n) => fields[n % fields.length] ?? "name").map((field) => editDeal(ctx, { dealId, field, was: was[field], value: values[field] } as Parameters<typeof editDeal>[1]));
  const done = await Promise.all(edits);
  expect(done.filter(({ changeSetId }) => changeSetId)).toHaveLength(fields.length);
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }));
  expect({ ...deal, amount: String(deal.amount), expectedCloseDate: deal.expectedCloseDate?.toISOString() }).toMatchObject({ name: "Merged", amount: "500", expectedCloseDate: "2030-01-31T00:00:00.000Z", source: "PARTNER", kind: "EXPANSION", externalId: "X-1", version: fields.length + 1 });
}, 60_000);

test("fifty people create deals at once: every number is given once and none is left out", async () => {
  const { ctx, db } = await world();
  const made = await Promise.all(Array.from({ length: 50 }, () => createDeal(ctx, {})));
  const year = new Date().getUTCFullYear();
  expect(made.map(({ number }) => number).toSorted()).toEqual(Array.from({ length: 50 }, (_, n) => `D-${year}-${String(n + 1).padStart(5, "0")}`));
  expect(new Set((await db((tx) => tx.deal.findMany())).map(({ stageOrder }) => stageOrder)).size).toBe(50);
}, 60_000);

async function expectTotalsTrue({ db }: World) {
  const [kept, counted] = await db(async (tx) => [
    await tx.$queryRaw`select "stageId", "currencyCode", count, value::text, weighted::text from stage_totals where count <> 0 order by 1, 2`,
    await tx.$queryRaw`select "stageId", "currencyCode", count(*)::int, sum(coalesce(amount, 0) - discount)::text as value,
      sum((coalesce(amount, 0) - discount) * probability / 100)::numeric(24, 6)::text as weighted from deals group by 1, 2 order by 1, 2`,
  ]);
  expect(kept).toEqual(counted);
}
