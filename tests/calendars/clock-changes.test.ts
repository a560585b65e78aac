import { expect, test } from "vitest";
import { addBusinessSeconds, countedSeconds, isOpen, isWorkday, nextOpen } from "@/lib/calendars/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import { at, calendar, newYork } from "./support";

const utc = (text: string) => new Date(`${text}:00Z`);
const nights = calendar("America/New_York", ["SUN"], [["01:30", "04:00"]]);

test("an hour the clocks leave out is not worked", () => {
  expect(countedSeconds(nights, utc("2026-03-08T05:00"), utc("2026-03-08T12:00"))).toBe(1.5 * 3600);
  expect(addBusinessSeconds(nights, utc("2026-03-08T05:00"), 3600)).toEqual(utc("2026-03-08T07:30"));
});

test("an hour the clocks show twice is worked twice, in two stretches", () => {
  expect(countedSeconds(nights, utc("2026-11-01T04:00"), utc("2026-11-01T12:00"))).toBe(3 * 3600);
  expect([isOpen(nights, utc("2026-11-01T05:45")), isOpen(nights, utc("2026-11-01T06:15")), isOpen(nights, utc("2026-11-01T06:45"))]).toEqual([true, false, true]);
});

test("a zone without its own midnight on that day keeps its windows", () => {
  const cairo = calendar("Africa/Cairo", ["FRI"], [["00:00", "02:00"]]);
  expect(countedSeconds(cairo, utc("2026-04-23T12:00"), utc("2026-04-24T12:00"))).toBe(3600);
});

test("a window to midnight and one from midnight are one stretch", () => {
  const around = calendar("Pacific/Apia", ["MON", "TUE"], [["00:00", "24:00"]]);
  expect(countedSeconds(around, at("Pacific/Apia", "2026-06-01 12:00"), at("Pacific/Apia", "2026-06-02 12:00"))).toBe(24 * 3600);
});

test("a closing instant is closed; the next opening is the next window's first instant", () => {
  const own = newYork({ holidays: [{ date: "2026-06-02" }] });
  const closing = at(own.zone, "2026-06-01 17:00");
  expect(isOpen(own, closing)).toBe(false);
  expect(isOpen(own, new Date(closing.getTime() - 1))).toBe(true);
  expect(nextOpen(own, closing)).toEqual(at(own.zone, "2026-06-03 09:00"));
  expect([isWorkday(own, "2026-06-02"), isWorkday(own, "2026-06-03"), isWorkday(own, "2026-06-06")]).toEqual([false, true, false]);
});

test("without working time there is no calendar, and what is not one is refused with the place of the fault", () => {
  const fine = { zone: "UTC", windows: [{ weekday: "MON", from: "09:00", to: "12:00" }], holidays: [], overrides: [] };
  expect(parseCalendar(fine)).not.toBeNull();
  for (const wrong of [null, {}, { ...fine, windows: [] }, { ...fine, zone: "Mars/Base" }, { ...fine, windows: [{ weekday: "MON", from: "12:00", to: "09:00" }] }, { ...fine, windows: [...fine.windows, { weekday: "MON", from: "11:00", to: "13:00" }] }, { ...fine, holidays: [{ date: "2026-02-30" }] }])
    expect(parseCalendar(wrong)).toBeNull();
});

test("an override stands for its date's windows, also on a holiday", () => {
  const own = newYork({ holidays: [{ date: "2026-06-02" }], overrides: [{ date: "2026-06-02", windows: [{ from: "10:00", to: "11:00" }] }, { date: "2026-06-06", windows: [{ from: "09:00", to: "12:00" }] }] });
  expect(countedSeconds(own, at(own.zone, "2026-06-02 00:00"), at(own.zone, "2026-06-03 00:00"))).toBe(3600);
  expect(countedSeconds(own, at(own.zone, "2026-06-06 00:00"), at(own.zone, "2026-06-07 00:00"))).toBe(3 * 3600);
});
