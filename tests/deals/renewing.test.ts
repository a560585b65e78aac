import { expect, test } from "vitest";
import { systemContext } from "@/lib/auth/context";
import { undoChangeSet } from "@/lib/changes/commands";
import { shiftMonths } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import { loseDeals, reopenDeal, winDeals } from "@/lib/deals/commands/closing";
import { openRenewals } from "@/lib/deals/commands/renewing";
import { editDeal } from "@/lib/deals/commands/editing";
import { getDeal } from "@/lib/deals/queries/record";
import { settled } from "@/lib/deals/rules/renewing";
import type { Slice } from "@/lib/jobs/slices";
import { first, world, type World } from "../support/world";

const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const slice: Slice = { jobId: crypto.randomUUID(), cursor: null, isOver: () => false, keep: async () => {}, isCancelled: async () => false, setProgress: async () => {} };

test("a term that ends within 120 days opens one renewal: the same customer, the lines as they were sold, the account manager's, closing on that day", async () => {
  const { db, otto, ...it } = await world();
  const sold = await soldTo(it, db, { accountManager: otto.id });
  await sold.term("Atlas", day(120), { price: "90.00", quantity: "3", termMonths: 12 });
  await sold.term("Borealis", day(120), { price: "10.00", quantity: "1", termMonths: 24 });
  await sold.term("Later", day(121), { price: "10.00", quantity: "1", termMonths: 12 });
  const kept = await sold.choose("Atlas", ["Faster", "Gone"]);
  expect(await open(it)).toEqual({ opened: 1 });
  const renewal = first(await sold.renewals());
  expect(renewal).toMatchObject({ kind: "RENEWAL", renewalOfId: sold.deal.id, customerId: sold.customer.id, ownerId: otto.id, status: "OPEN", expectedCloseDate: new Date(day(120)), renewsAt: new Date(day(120)), name: `Globex, renewal ${day(120).slice(0, 4)}`, currencyCode: sold.deal.currencyCode });
  expect(String(renewal.amount)).toBe("280");
  expect(await db((tx) => tx.dealLine.findMany({ where: { dealId: renewal.id }, orderBy: { position: "asc" }, select: { name: true, termMonths: true, outcomeIds: true } }))).toEqual([{ name: "Atlas", termMonths: 12, outcomeIds: [kept] }, { name: "Borealis", termMonths: 24, outcomeIds: [] }]);
  expect(await open(it)).toEqual({ opened: 0 });
});

test("two workers at once open one; a moved close date or a deleted renewal opens no second", async () => {
  const { db, ctx, ...it } = await world();
  const sold = await soldTo(it, db);
  await sold.term("Atlas", day(30), { termMonths: 12 });
  await Promise.allSettled([open(it), open(it)]);
  const renewal = first(await sold.renewals());
  await editDeal(ctx, { dealId: renewal.id, field: "expectedCloseDate", was: day(30), value: day(60) });
  await db((tx) => tx.deal.update({ where: { id: renewal.id }, data: { deletedAt: new Date() } }));
  expect(await open(it)).toEqual({ opened: 0 });
  expect(await sold.renewals()).toHaveLength(1);
});

test("won moves the end on by the term that was sold; undone, the end is where it was", async () => {
  const { db, ctx, adam, as, ...it } = await world();
  const sold = await soldTo(it, db);
  const atlas = await sold.term("Atlas", day(30), { termMonths: 12 });
  await open(it);
  const renewal = first(await sold.renewals());
  await db((tx) => tx.dealLine.updateMany({ where: { dealId: renewal.id }, data: { termMonths: 24 } }));
  const { changeSetId } = await winDeals(ctx, { cards: [{ dealId: renewal.id }] });
  expect(await atlas()).toEqual({ renewsAt: new Date(shiftMonths(day(30), 24)), termMonths: 24 });
  await undoChangeSet(as(adam), { changeSetId });
  expect(await atlas()).toEqual({ renewsAt: new Date(day(30)), termMonths: 12 });
});

test("lost keeps the customer's last twelve weekly scores; reopened and lost again, those of then", async () => {
  const { db, ctx, ...it } = await world();
  const sold = await soldTo(it, db, { clientOrganizationId: await scored(15) });
  await sold.term("Atlas", day(30), { termMonths: 12 });
  await open(it);
  const { id: dealId } = first(await sold.renewals());
  await loseDeals(ctx, { cards: [{ dealId }], lostReason: "PRICE" });
  const { renewalScores } = first(await sold.renewals());
  expect(renewalScores).toMatchObject(Array.from({ length: 12 }, (_, n) => ({ score: 15 - n })));
  await reopenDeal(ctx, { dealId });
  await loseDeals(ctx, { cards: [{ dealId }], lostReason: "PRICE" });
  expect(first(await sold.renewals()).renewalScores).toEqual(renewalScores);
});

test("the record of a renewal says what is proved, how far the plans are and what is in the way; another deal's says nothing", async () => {
  const { db, ctx, ...it } = await world();
  const sold = await soldTo(it, db, { healthScore: 72 });
  await sold.term("Atlas", day(30), { termMonths: 12 });
  await sold.term("Ends on another day", day(200), { termMonths: 12 });
  await open(it);
  const { id: dealId } = first(await sold.renewals());
  expect((await getDeal(ctx, { dealId })).renewal?.products).toHaveLength(1);
  expect((await getDeal(ctx, { dealId })).renewal).toMatchObject({ renewsAt: day(30), health: 72, products: [{ name: "Atlas", planId: null, progress: null, termMonths: 12 }], outcomes: [], blockers: [], scores: null });
  expect((await getDeal(ctx, { dealId: sold.deal.id })).renewal).toBeNull();
});

test("outcomes proved are those the customer chose, by data; what only a person said is done, not proved, and a won renewal still shows its products", async () => {
  const { db, ctx, tenantId, ...it } = await world();
  const sold = await soldTo({ ...it, tenantId }, db);
  await sold.term("Atlas", day(30), { termMonths: 12 });
  await open({ tenantId });
  const term = await db((tx) => tx.customerProduct.findFirstOrThrow());
  await db(async (tx) => {
    const outcomes = await tx.outcome.createManyAndReturn({ data: ["Faster", "Safer", "Not chosen"].map((name) => ({ tenantId, productId: term.productId, name })) });
    const plan = await tx.adoptionPlan.create({ data: { tenantId, customerProductId: term.id, productId: term.productId, productName: "Atlas", definitionVersion: 1 } });
    for (const [place, outcome] of outcomes.entries()) {
      const task = await tx.customerTask.create({ data: { tenantId, adoptionPlanId: plan.id, name: outcome.name, weight: 10, status: "COMPLETED", isComplete: true, completedAt: new Date(), completedBy: "x", ...(place === 0 && { evidence: { at: day(0), seenAt: day(0), seen: [] } }) } });
      await tx.customerTaskOutcome.create({ data: { tenantId, customerTaskId: task.id, originalOutcomeId: outcome.id, name: outcome.name } });
    }
    await tx.customerProduct.update({ where: { id: term.id }, data: { selectedOutcomes: outcomes.slice(0, 2).map(({ id }) => id) } });
  });
  const { id: dealId } = first(await sold.renewals());
  expect((await getDeal(ctx, { dealId })).renewal?.outcomes).toEqual([{ name: "Faster", done: 1, proved: 1, tasks: 1 }, { name: "Safer", done: 1, proved: 0, tasks: 1 }]);
  await db((tx) => tx.customerProduct.update({ where: { id: term.id }, data: { selectedOutcomes: [] } }));
  expect((await getDeal(ctx, { dealId })).renewal?.outcomes).toHaveLength(3);
  await winDeals(ctx, { cards: [{ dealId }] });
  expect((await getDeal(ctx, { dealId })).renewal?.products).toMatchObject([{ name: "Atlas", renewsAt: shiftMonths(day(30), 12) }]);
});

test("another organization's terms open nothing here", async () => {
  const [mine, theirs] = [await world(), await world()];
  await (await soldTo(theirs, theirs.db)).term("Atlas", day(30), { termMonths: 12 });
  expect(await open(mine)).toEqual({ opened: 0 });
  expect(await mine.db((tx) => tx.deal.count())).toBe(0);
});

test("a date somebody set by hand stays, a month's last day is kept within the month", () => {
  const months = new Map<string, number>();
  const term = { id: "a", productId: "p", termMonths: 1, renewsAt: "2027-01-31" };
  expect(settled(term, { status: "WON", renewsAt: "2027-01-31", months })).toEqual({ renewsAt: "2027-02-28", termMonths: 1 });
  expect(settled({ ...term, renewsAt: "2027-01-30" }, { status: "WON", renewsAt: "2027-01-31", months })).toBeNull();
  expect(settled({ ...term, renewsAt: "2027-02-28" }, { status: "OPEN", renewsAt: "2027-01-31", months })).toEqual({ renewsAt: "2027-01-31", termMonths: 1 });
  expect(settled({ ...term, termMonths: null }, { status: "WON", renewsAt: "2027-01-31", months })).toBeNull();
});

const open = ({ tenantId }: Pick<World, "tenantId">) => openRenewals(systemContext(tenantId), null, slice);

/** Globex bought what the test says, by one won deal. */
async function soldTo({ tenantId, customer, deals, won }: Pick<World, "tenantId" | "customer" | "deals" | "won">, db: World["db"], more = {}) {
  const globex = await customer("Globex", more);
  const deal = first(await deals(1, won, { customerId: globex.id, status: "WON", closedDate: new Date(day(-200)) }));
  let position = 0;
  return {
    customer: globex, deal,
    /** A line bought for two outcomes, of which the second is deleted since. Returns the first. */
    choose: (name: string, [stays = "", goes = ""]: string[]) => db(async (tx) => {
      const line = await tx.dealLine.findFirstOrThrow({ where: { dealId: deal.id, name } });
      const make = (outcome: string, deletedAt: Date | null) => tx.outcome.create({ data: { tenantId, productId: line.productId, name: outcome, deletedAt } });
      const [kept, gone] = [await make(stays, null), await make(goes, new Date())];
      await tx.dealLine.update({ where: { id: line.id }, data: { outcomeIds: [kept.id, gone.id] } });
      return kept.id;
    }),
    renewals: () => db((tx) => tx.deal.findMany({ where: { kind: "RENEWAL" } })),
    async term(name: string, renewsAt: string, { termMonths, price = "50.00", quantity = "1" }: { termMonths: number; price?: string; quantity?: string }) {
      return db(async (tx) => {
        const product = await tx.product.create({ data: { tenantId, name } });
        await tx.dealLine.create({ data: { tenantId, dealId: deal.id, position: ++position, productId: product.id, name, price, quantity, total: String(Number(price) * Number(quantity)), termMonths } });
        const { id } = await tx.customerProduct.create({ data: { tenantId, customerId: globex.id, productId: product.id, name, dealId: deal.id, termMonths, renewsAt: new Date(renewsAt) } });
        return () => db((again) => again.customerProduct.findUniqueOrThrow({ where: { id }, select: { renewsAt: true, termMonths: true } }));
      });
    },
  };
}

/** A client organization with one score for each of the last weeks; the newest is the highest. */
async function scored(weeks: number) {
  const { id } = await everything.organization.create({ data: { name: "Globex", slug: crypto.randomUUID() } });
  const data = Array.from({ length: weeks }, (_, n) => ({ organizationId: id, day: new Date(day(-7 * n)), score: weeks - n, components: {}, coverage: 100, riskLevel: "LOW" as const }));
  await everything.tenantHealthScore.createMany({ data });
  return id;
}
