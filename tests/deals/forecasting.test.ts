import { expect, test } from "vitest";
import { getBoard } from "@/lib/deals/queries/board";
import { listCalendar } from "@/lib/deals/queries/calendar";
import { getForecast } from "@/lib/deals/queries/forecast";
import { monthsFrom } from "@/lib/deals/rules/months";
import { convert, worthOf } from "@/lib/deals/rules/worth";
import { world, type World } from "../support/world";

test("committed, best case and weighted by month; open deals without a date apart", async () => {
  const { ctx, deals, negotiation, qualification, prospecting, won } = await world();
  const worth = { amount: "1100", discount: "100" };
  const close = { expectedCloseDate: new Date("2031-03-10") };
  await deals(1, negotiation, { ...worth, ...close });
  await deals(1, qualification, { ...worth, ...close });
  await deals(1, prospecting, { ...worth, ...close });
  await deals(1, won, { ...worth, status: "WON", closedDate: new Date("2031-03-31"), expectedCloseDate: new Date("2031-05-01") });
  await deals(1, prospecting, worth);
  const { months, undated } = await getForecast(ctx, { from: "2031-02", months: 3 });
  const shown = (month: (typeof months)[number] | undefined) => [month?.month, month?.wonCount, month?.openCount, month?.won.amount, month?.committed.amount, month?.bestCase.amount, month?.weighted.amount];
  expect(months.map(shown)).toEqual([
    ["2031-02", 0, 0, "0.00", "0.00", "0.00", "0.00"], ["2031-03", 1, 3, "1000.00", "2000.00", "3000.00", "2100.00"], ["2031-04", 0, 0, "0.00", "0.00", "0.00", "0.00"],
  ]);
  expect(shown(undated)).toEqual(["", 0, 1, "0.00", "0.00", "0.00", "100.00"]);
});

test("sums convert at the latest rate on or before today; what has none is left out and named", async () => {
  const { ctx, deals, won, ...scene } = await world();
  await rate(scene, "EUR", "1.10", "2020-01-01");
  await rate(scene, "EUR", "1.20", "2021-01-01");
  await rate(scene, "EUR", "9.00", "2999-01-01");
  const worth = { amount: "100", discount: "0" };
  for (const currencyCode of ["USD", "EUR", "JPY"]) await deals(1, undefined, { ...worth, currencyCode });
  await deals(1, won, { ...worth, currencyCode: "EUR", status: "WON", closedDate: new Date() });
  await deals(1, won, { ...worth, status: "WON", closedDate: new Date("2020-01-01") });
  for (const filters of [{}, { min: "1" }]) {
    const { header } = await getBoard(ctx, { filters });
    expect(header).toEqual({ openCount: 3, open: { amount: "220.00", currencyCode: "USD", without: ["JPY"] }, weighted: { amount: "22.00", currencyCode: "USD", without: ["JPY"] }, wonThisMonth: { amount: "120.00", currencyCode: "USD", without: [] } });
  }
});

test("the calendar holds what is expected to close within the days asked for", async () => {
  const { ctx, deals } = await world();
  for (const day of ["2031-01-31", "2031-02-01", "2031-02-28", "2031-03-01"]) await deals(1, undefined, { name: day, expectedCloseDate: new Date(day) });
  expect((await listCalendar(ctx, { from: "2031-02-01", to: "2031-02-28" })).map(({ name, day }) => [name, day])).toEqual([["2031-02-01", "2031-02-01"], ["2031-02-28", "2031-02-28"]]);
});

test("value is amount − discount, an empty amount counts as 0, and months cross the year", () => {
  expect([worthOf({ amount: "10.10", discount: "0.20" }), worthOf({ amount: null, discount: "5" })]).toEqual(["9.90", "-5.00"]);
  expect(convert([{ currencyCode: "USD", amount: "0.1", rate: null }, { currencyCode: "USD", amount: "0.2", rate: null }, { currencyCode: "GBP", amount: "0", rate: null }], "USD")).toEqual({ amount: "0.30", currencyCode: "USD", without: [] });
  expect(monthsFrom("2026-11", 4)).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
});

function rate({ db, tenantId }: Pick<World, "db" | "tenantId">, from: string, value: string, day: string) {
  return db((tx) => tx.exchangeRate.create({ data: { tenantId, from, to: "USD", rate: value, day: new Date(day) } }));
}
