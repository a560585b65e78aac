import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { dateColumn, dayOf } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { assertNear, assertTwoCurrencies, sentenceOfTaken, type DeleteRate, type EditRate, type EnterRate } from "./rules";

/** Sums over currencies are reckoned when they are asked for, so the next look at the board uses it. */
export function enterRate(ctx: Ctx, { from, to = ctx.setting.currencyCode, rate, day }: EnterRate) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "rates.edit");
    assertTwoCurrencies(from, to);
    assertNear(day, today(ctx), "day");
    const row = await orTaken(tx.exchangeRate.create({ data: { tenantId: ctx.tenantId, from, to, rate, day: dateColumn(day) } }), "day", sentenceOfTaken({ from, to }, day));
    const recorded = await record(tx, ctx, { name: "rate.entered", label: `Enter a rate from ${from} to ${to}`, entity: "ExchangeRate", entityId: row.id, changes: [{ entity: "ExchangeRate", id: row.id, before: null, after: row }], details: {} });
    return { ...recorded, rateId: row.id };
  });
}

/** The rate or its day; another currency is another rate. */
export function editRate(ctx: Ctx, { rateId, field, was, value }: EditRate): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "rates.edit");
    const row = await lockRate(tx, rateId);
    await assertUnchanged(tx, { entity: "ExchangeRate", id: rateId, field, was, now: field === "rate" ? row.rate.toFixed() : row.day, yours: value });
    if (field === "day") assertNear(value, today(ctx), "value");
    const changed = differing(row, field === "day" ? { day: dateColumn(value) } : { rate: value }, ["rate"]);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: row.version + 1 };
    await orTaken(tx.exchangeRate.update({ where: { id: rateId }, data: after, select: { id: true } }), "value", sentenceOfTaken(row, value));
    return record(tx, ctx, { name: "rate.edited", label: `Correct a rate from ${row.from} to ${row.to}`, entity: "ExchangeRate", entityId: rateId, changes: [{ entity: "ExchangeRate", id: rateId, before: row, after }], details: { fields: [field] } });
  });
}

/** From then on the rate of the day before it counts. */
export function deleteRate(ctx: Ctx, { rateId }: DeleteRate) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "rates.edit");
    const row = await lockRate(tx, rateId);
    await tx.exchangeRate.delete({ where: { id: rateId }, select: { id: true } });
    return record(tx, ctx, { name: "rate.deleted", label: `Remove a rate from ${row.from} to ${row.to}`, entity: "ExchangeRate", entityId: rateId, changes: [{ entity: "ExchangeRate", id: rateId, before: row, after: null }], details: {} });
  });
}

function today({ setting }: Ctx) {
  return dayOf(new Date(), setting.organizationTimezone);
}

/** Touching the row locks it until the transaction ends. */
async function lockRate(tx: Tx, id: string) {
  const [row] = await tx.exchangeRate.updateManyAndReturn({ where: { id }, data: { updatedAt: new Date() } });
  return row ?? notFound();
}
