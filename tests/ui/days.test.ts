import { expect, test } from "vitest";
import { daysBehind, formatClock } from "@/components/ui/dates";

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
