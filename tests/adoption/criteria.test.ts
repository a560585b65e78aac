import fc from "fast-check";
import { describe as about, expect, test } from "vitest";
import { criteriaFaults, readCriteria, SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { describe, describeSeen } from "@/lib/adoption/rules/describing";
import { dependsOnTime, meets, windowOf } from "@/lib/adoption/rules/meeting";

const now = new Date("2026-06-30T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const seen = (value: unknown, days = 0) => ({ value, observedAt: ago(days) });
const holds = (criteria: unknown, value: unknown) => meets(SuccessCriteria.parse(criteria), "JSON", [seen(value)], now);

about("what a value meets", () => {
  test.each(["true", "1", "YES", " on ", "t", "y", true, 1])("%s is a flag that is on", (value) => {
    expect(holds({ type: "boolean_flag", expectedValue: true }, value)).toBe(true);
    expect(holds({ type: "boolean_flag", expectedValue: false }, value)).toBe(false);
  });
  test.each(["false", "0", "No", "off", "f", "n", false, 0])("%s is a flag that is off", (value) => expect(holds({ type: "boolean_flag", expectedValue: false }, value)).toBe(true));
  test.each(["maybe", "", null, 2, {}, []])("%s is no flag at all", (value) => {
    expect(holds({ type: "boolean_flag", expectedValue: true }, value) || holds({ type: "boolean_flag", expectedValue: false }, value)).toBe(false);
  });
  test.each([["greater_than", 11, true], ["greater_than", 10, false], ["less_than", 9, true], ["less_than", 10, false], ["equals", 10, true], ["equals", 9, false],
    ["greater_than_or_equal", 10, true], ["greater_than_or_equal", 9.99, false], ["less_than_or_equal", 10, true], ["less_than_or_equal", 10.01, false]] as const)("a number that should be %s 10: %s", (operator, value, met) => {
    expect(holds({ type: "number_threshold", operator, threshold: 10 }, value)).toBe(met);
    expect(holds({ type: "number_threshold", operator, threshold: 10 }, ` ${value} `)).toBe(met);
  });
  test.each(["10 users", "1,000", "", "0x1F", "Infinity", true, null, "1e999"])("%s is no number, strictly", (value) => {
    expect(holds({ type: "number_threshold", operator: "greater_than_or_equal", threshold: -1e300 }, value)).toBe(false);
  });
  test("text matches exactly or by a part of it, and case only when asked", () => {
    const match = { type: "string_match", mode: "exact", pattern: "Enabled" };
    expect([holds(match, "enabled"), holds({ ...match, caseSensitive: true }, "enabled"), holds(match, "enabled now"), holds({ ...match, mode: "contains" }, "is ENABLED now"), holds({ ...match, mode: "contains", pattern: ".*" }, "enabled")]).toEqual([true, false, false, true, false]);
  });
  test("text is not empty once trimmed", () => expect(["a", " ", "", null, 0].map((value) => holds({ type: "string_not_null" }, value))).toEqual([true, false, false, false, true]));
  test("a date is one of a calendar", () => expect(["2026-06-30", "2026-06-30T10:00:00Z", "2026-06-30T10:00:00+02:00", "2026-02-30", "June 3", "2026-06-30T10:00:00", 5, null].map((value) => holds({ type: "timestamp_not_null" }, value))).toEqual([true, true, true, false, false, false, false, false]));
  test("before and after are strict; the past days have no future", () => {
    const when = (mode: string) => ({ type: "timestamp_comparison", mode, referenceTime: "2026-06-15" });
    expect(["2026-06-14", "2026-06-15", "2026-06-16"].map((day) => [holds(when("before"), day), holds(when("after"), day)])).toEqual([[true, false], [false, false], [false, true]]);
    const within = { type: "timestamp_comparison", mode: "within_days", withinDays: 7 };
    expect([now, ago(7), ago(7.01), ago(-0.01)].map((at) => holds(within, at.toISOString()))).toEqual([true, true, false, false]);
  });
  test("enough values of the past days meet what is counted", () => {
    const criteria = SuccessCriteria.parse({ type: "count_in_window", minCount: 2, days: 7, of: { type: "number_threshold", operator: "greater_than", threshold: 0 } });
    expect(meets(criteria, "NUMBER", [seen(1, 0), seen(0, 1), seen(1, 7), seen(1, 8)], now)).toBe(true);
    expect(meets(criteria, "NUMBER", [seen(1, 0), seen(0, 1), seen(1, 7.5)], now)).toBe(false);
    expect([windowOf(criteria), dependsOnTime(criteria)]).toEqual([7, true]);
  });
  test("all of them, any of them, at a path of JSON", () => {
    const leaf = (path: string, threshold: number) => ({ type: "number_threshold", operator: "greater_than", threshold, path });
    const value = { usage: { users: 12 }, seats: [3] };
    expect(holds({ type: "composite_and", criteria: [leaf("usage.users", 10), leaf("seats.0", 2)] }, value)).toBe(true);
    expect(holds({ type: "composite_and", criteria: [leaf("usage.users", 10), leaf("seats.0", 5)] }, value)).toBe(false);
    expect(holds({ type: "composite_or", criteria: [leaf("usage.users", 20), leaf("seats.0", 2)] }, value)).toBe(true);
    expect(holds(leaf("usage.constructor", -1), value)).toBe(false);
  });
});

const deep = (levels: number): unknown => (levels === 0 ? { type: "boolean_flag", expectedValue: true } : { type: "composite_and", criteria: [deep(levels - 1)] });
const threshold = { type: "number_threshold", operator: "greater_than", threshold: 1 };

about("what may be saved", () => {
  test.each([
    ["BOOLEAN", null, ""], ["BOOLEAN", {}, "type"], ["BOOLEAN", [], ""], ["BOOLEAN", { type: "regex" }, "type"], ["BOOLEAN", { type: "toString" }, "type"], ["BOOLEAN", threshold, "type"],
    ["BOOLEAN", { type: "boolean_flag" }, "expectedValue"], ["BOOLEAN", { type: "boolean_flag", expectedValue: "true" }, "expectedValue"], ["BOOLEAN", { type: "boolean_flag", expectedValue: true, more: 1 }, "more"],
    ["NUMBER", { ...threshold, operator: "gt" }, "operator"], ["NUMBER", { ...threshold, threshold: "5" }, "threshold"], ["NUMBER", { ...threshold, path: "a" }, "path"], ["JSON", threshold, "path"], ["JSON", { ...threshold, path: "a..b" }, "path"],
    ["STRING", { type: "string_match", mode: "exact", pattern: "" }, "pattern"], ["STRING", { type: "string_match", mode: "regex", pattern: "a" }, "mode"],
    ["TIMESTAMP", { type: "timestamp_comparison", mode: "within_days", withinDays: 0 }, "withinDays"], ["TIMESTAMP", { type: "timestamp_comparison", mode: "before", referenceTime: "soon" }, "referenceTime"], ["TIMESTAMP", { type: "timestamp_comparison", mode: "soon" }, "mode"],
    ["NUMBER", { type: "composite_or", criteria: [] }, "criteria"], ["NUMBER", { type: "composite_or" }, "criteria"], ["NUMBER", { type: "composite_and", criteria: [threshold, { ...threshold, threshold: null }] }, "criteria[1].threshold"],
    ["NUMBER", { type: "count_in_window", minCount: 0, days: 1, of: threshold }, "minCount"], ["NUMBER", { type: "count_in_window", minCount: 1, days: 1, of: { type: "composite_and", criteria: [threshold] } }, "of"],
    ["NUMBER", { type: "count_in_window", minCount: 1, days: 1, of: { ...threshold, threshold: true } }, "of.threshold"], ["NUMBER", { type: "composite_and", criteria: [{ type: "count_in_window", minCount: 1, days: 1.5, of: threshold }] }, "criteria[0].days"],
    ["BOOLEAN", deep(6), "criteria[0].criteria[0].criteria[0].criteria[0].criteria[0]"],
  ] as const)("%s %j is refused at %j", (dataType, value, path) => expect(criteriaFaults(dataType, value).map((fault) => fault.path)).toEqual([path]));

  test("five nested composites are the most, and defaults are filled in", () => {
    expect(criteriaFaults("BOOLEAN", deep(5))).toEqual([]);
    expect(readCriteria("STRING", { type: "string_match", mode: "contains", pattern: "x" })).toEqual({ type: "string_match", mode: "contains", pattern: "x", caseSensitive: false });
    expect(readCriteria("STRING", { type: "string_match" })).toBeNull();
  });

  test("nothing at all makes the grammar stumble: a fault, never an exception", () => {
    fc.assert(fc.property(fc.anything(), fc.constantFrom("BOOLEAN", "NUMBER", "STRING", "TIMESTAMP", "JSON"), (value, dataType) => criteriaFaults(dataType, value).length > 0), { numRuns: 300 });
    fc.assert(fc.property(fc.anything(), (value) => typeof holds(threshold, value) === "boolean"), { numRuns: 300 });
  });
});

test("criteria are said in words", () => {
  const saidAll = [threshold, { type: "composite_or", criteria: [threshold, { type: "composite_and", criteria: [threshold] }] }, { type: "count_in_window", minCount: 3, days: 7, of: threshold }, { type: "timestamp_comparison", mode: "within_days", withinDays: 30 }].map((criteria) => describe(SuccessCriteria.parse(criteria)));
  expect(saidAll).toEqual(["> 1", "> 1 or (> 1)", "at least 3 values in the past 7 days, each > 1", "is within the past 30 days"]);
  expect(describeSeen(SuccessCriteria.parse({ ...threshold, operator: "greater_than_or_equal", threshold: 10 }), 14)).toBe("14 ≥ 10");
});
