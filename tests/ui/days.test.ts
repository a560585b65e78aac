import { expect, test } from "vitest";
import { calendarDay, daysBehind, formatClock } from "@/components/ui/dates";

test("a planned time of day is written as the reader's locale has it", () => {
  expect(formatClock("09:00", "en-US").replace(/\s/g, " ")).toBe("9:00 AM");
  expect(formatClock("14:30", "de-DE")).toBe("14:30");
});

test("how late something is counts from the reader's own today", () => {
  const now = new Date("2026-06-11T02:00:00Z"); // still the evening of the 10th in New York
  expect(daysBehind("2026-06-10", { zone: "America/New_York", now })).toBe(0);
  expect(daysBehind("2026-06-10", { zone: "Europe/Lisbon", now })).toBe(1);
  expect(daysBehind("2026-06-20", { zone: "Europe/Lisbon", now })).toBe(0);
});

test("a day stays itself wherever it is read; an instant is the day it is where the reader is", () => {
  expect(["2026-06-30", "2026-06-30T00:00:00.000Z", "2026-06-30T00:00:00Z"].map((day) => calendarDay(day, "America/New_York"))).toEqual(["2026-06-30", "2026-06-30", "2026-06-30"]);
  expect(["America/New_York", "Asia/Tokyo", "UTC"].map((zone) => calendarDay("2026-11-23T03:59:00.000Z", zone))).toEqual(["2026-11-22", "2026-11-23", "2026-11-23"]);
});
