import { expect, test } from "vitest";
import { addBusinessDays, addBusinessSeconds, businessDaySeconds, countedSeconds, nextOpen } from "@/lib/calendars/clock";
import type { Calendar } from "@/lib/calendars/rules";
import { at, calendar, newYork, WORKDAYS } from "./support";

const NY = "America/New_York";
const riyadh = calendar("Asia/Riyadh", ["SUN", "MON", "TUE", "WED", "THU"], [["08:00", "16:00"]]);
const split = calendar(NY, WORKDAYS, [["09:00", "12:00"], ["13:00", "18:00"]]);
const memorial = newYork({ holidays: [{ date: "2026-05-25" }] });
const christmas = newYork({ holidays: [{ date: "2026-12-25" }], overrides: [{ date: "2026-12-24", windows: [{ from: "09:00", to: "13:00" }] }] });

type Vector = { name: string; calendar: Calendar; from: string; days?: number; hours?: number; due: string; delivered?: string };

/** The table of the specification: implementation.md, Blockers and escalation, 2. */
const vectors: Vector[] = [
  { name: "three business days later", calendar: newYork(), from: "2026-06-01 14:00", days: 3, due: "2026-06-04 14:00" },
  { name: "from a Saturday, met at closing", calendar: newYork(), from: "2026-06-06 11:00", days: 3, due: "2026-06-10 17:00", delivered: "2026-06-11 09:00" },
  { name: "four hours over a weekend", calendar: newYork(), from: "2026-06-05 16:00", hours: 4, due: "2026-06-08 12:00" },
  { name: "over a holiday", calendar: memorial, from: "2026-05-21 10:00", days: 3, due: "2026-05-27 10:00" },
  { name: "over the clocks going forward", calendar: newYork(), from: "2026-03-06 14:00", days: 1, due: "2026-03-09 14:00" },
  { name: "over the clocks going back", calendar: newYork(), from: "2026-10-30 14:00", days: 1, due: "2026-11-02 14:00" },
  { name: "in Riyadh's week", calendar: riyadh, from: "2026-06-03 12:00", days: 3, due: "2026-06-08 12:00" },
  { name: "over a lunch break", calendar: split, from: "2026-06-01 11:00", hours: 4, due: "2026-06-01 16:00" },
  { name: "with a half day and a holiday", calendar: christmas, from: "2026-12-23 13:00", days: 1, due: "2026-12-24 13:00", delivered: "2026-12-28 09:00" },
  { name: "begun at the closing instant", calendar: newYork(), from: "2026-06-01 17:00", days: 1, due: "2026-06-02 17:00", delivered: "2026-06-03 09:00" },
];

test.each(vectors)("$name", ({ calendar: own, from, days, hours, due, delivered }) => {
  const begun = at(own.zone, from);
  const met = days === undefined ? addBusinessSeconds(own, begun, (hours ?? 0) * 3600) : addBusinessDays(own, begun, days);
  expect(met).toEqual(at(own.zone, due));
  expect(nextOpen(own, met ?? begun)).toEqual(at(own.zone, delivered ?? due));
});

type Paused = { name: string; from: string; snoozed: [string, string]; days: number; due: string };
const pauses: Paused[] = [
  { name: "a pause over a night and a morning", from: "2026-06-01 10:00", snoozed: ["2026-06-02 12:00", "2026-06-04 09:30"], days: 3, due: "2026-06-05 15:30" },
  { name: "a pause over a weekend", from: "2026-06-05 12:00", snoozed: ["2026-06-05 16:00", "2026-06-08 09:00"], days: 1, due: "2026-06-08 13:00" },
  { name: "a pause while all is closed", from: "2026-06-06 10:00", snoozed: ["2026-06-06 12:00", "2026-06-06 15:00"], days: 3, due: "2026-06-10 17:00" },
];

test.each(pauses)("$name moves the end by what it took", ({ from, snoozed, days, due }) => {
  const own = newYork();
  const [stop, start] = [at(NY, snoozed[0]), at(NY, snoozed[1])];
  const left = days * businessDaySeconds(own) - countedSeconds(own, at(NY, from), stop);
  expect(addBusinessSeconds(own, start, left)).toEqual(at(NY, due));
});

test("a business day is as long as the most common day of the week, of two as common the longer", () => {
  expect(businessDaySeconds(newYork())).toBe(8 * 3600);
  expect(businessDaySeconds(split)).toBe(8 * 3600);
  const even = calendar("UTC", ["MON", "TUE"], [["09:00", "17:00"]]);
  const week = [...even.week];
  [week[3], week[4]] = [[[540, 780]], [[540, 780]]];
  expect(businessDaySeconds({ ...even, week })).toBe(8 * 3600);
});
