import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { getBoard } from "@/lib/deals/queries/board";
import { shiftDay } from "@/lib/dates";
import { deleteRate, editRate, enterRate } from "@/lib/rates/commands";
import { listHeldCurrencies, listRates } from "@/lib/rates/queries";
import { EnterRate, ListRates } from "@/lib/rates/rules";
import { world } from "../support/world";

const today = new Date().toISOString().slice(0, 10);

/** One deal of 900 euros in an organization that counts in dollars. */
async function inEuros() {
  const acme = await world();
  await acme.deals(1, acme.prospecting, { currencyCode: "EUR" });
  const open = async () => (await getBoard(acme.ctx)).header.open;
  return { ...acme, admin: acme.as(acme.adam), open, rates: () => listRates(acme.ctx, ListRates.parse({})) };
}

test("a rate makes the board's sums right at once, until its day is over, it is corrected, removed, or put back", async () => {
  const { admin, ctx, open, rates } = await inEuros();
  expect(await open()).toMatchObject({ amount: "0.00", without: ["EUR"] });
  expect(await listHeldCurrencies(ctx)).toEqual([{ code: "EUR", rate: null, day: null }]);

  await enterRate(admin, { from: "EUR", rate: "3", day: shiftDay(today, 2) });
  expect(await open()).toMatchObject({ without: ["EUR"] });
  const { rateId } = await enterRate(admin, { from: "EUR", rate: "2", day: shiftDay(today, -2) });
  expect(await open()).toMatchObject({ amount: "1800.00", without: [] });
  expect(await listHeldCurrencies(ctx)).toEqual([{ code: "EUR", rate: "2", day: shiftDay(today, -2) }]);
  expect((await rates()).rates.map(({ rate, day }) => [rate, day])).toEqual([["3", shiftDay(today, 2)], ["2", shiftDay(today, -2)]]);

  await editRate(admin, { rateId, field: "rate", was: "2", value: "1.5" });
  expect(await open()).toMatchObject({ amount: "1350.00" });
  const { changeSetId } = await deleteRate(admin, { rateId });
  expect(await open()).toMatchObject({ without: ["EUR"] });
  await undoChangeSet(admin, { changeSetId });
  expect(await open()).toMatchObject({ amount: "1350.00" });
});

test("one rate for a pair and a day; not of one currency to itself; not years ahead; more than nothing, with eight decimals", async () => {
  const { admin } = await inEuros();
  const { rateId } = await enterRate(admin, { from: "EUR", rate: "2", day: today });
  await enterRate(admin, { from: "EUR", to: "GBP", rate: "0.00000001", day: today });
  await enterRate(admin, { from: "EUR", rate: "2", day: shiftDay(today, -1) });
  await expect(enterRate(admin, { from: "EUR", rate: "3", day: today })).rejects.toMatchObject({ details: { fields: { day: `There is already a rate from EUR to USD for ${today}. Correct that one.` } } });
  await expect(editRate(admin, { rateId, field: "day", was: today, value: shiftDay(today, -1) })).rejects.toMatchObject({ details: { fields: { value: expect.stringContaining("There is already a rate") } } });
  await expect(enterRate(admin, { from: "USD", rate: "1", day: today })).rejects.toMatchObject({ details: { fields: { from: "This is USD already. Choose another currency." } } });
  await expect(enterRate(admin, { from: "EUR", rate: "1", day: shiftDay(today, 400) })).rejects.toMatchObject({ details: { fields: { day: "This is more than a year ahead. Check the year." } } });
  const faults = (rate: string) => EnterRate.safeParse({ from: "EUR", rate, day: today }).error?.issues.map(({ path }) => path.join());
  expect(["0", "0.000", "-1", "1.123456789", "12345678901", "1,5"].map(faults)).toEqual(Array(6).fill(["rate"]));
});

test("pages of rates follow on, and rates are an administrator's, no other organization's", async () => {
  const { admin, ctx } = await inEuros();
  for (const [from, back] of [["EUR", 0], ["EUR", 1], ["CHF", 0], ["GBP", 3]] as const) await enterRate(admin, { from, rate: "2", day: shiftDay(today, -back) });
  const one = await listRates(ctx, { limit: 2, after: undefined });
  const two = await listRates(ctx, { limit: 2, after: one.next ?? "" });
  expect([...one.rates, ...two.rates].map(({ from, day }) => [from, day])).toEqual([["CHF", today], ["EUR", today], ["EUR", shiftDay(today, -1)], ["GBP", shiftDay(today, -3)]]);
  expect(two.next).toBeNull();
  await expect(enterRate(ctx, { from: "EUR", rate: "1", day: "2020-01-01" })).rejects.toMatchObject({ status: 403 });
  const other = await world();
  await expect(deleteRate(other.as(other.adam), { rateId: one.rates[0]?.id ?? "" })).rejects.toThrow(/404/);
  expect(await listRates(other.ctx, { limit: 2, after: undefined })).toEqual({ rates: [], next: null });
});
