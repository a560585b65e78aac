import fc from "fast-check";
import { describe as about, expect, test } from "vitest";
import { isEligible } from "@/lib/adoption/rules/eligibility";
import { progressOf, sumProgress } from "@/lib/adoption/rules/progress";
import { standingOf, type Watched } from "@/lib/adoption/rules/standing";
import { decide, type TaskStanding } from "@/lib/adoption/rules/status";

const now = new Date("2026-06-30T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const users: Watched = { id: "a", name: "active_users", dataType: "NUMBER", isRequired: true, criteria: { type: "number_threshold", operator: "greater_than_or_equal", threshold: 10 }, freshDays: 30, graceDays: 14 };
/** Values as [number, days ago], newest first. */
const stands = (values: [number, number][], changes: Partial<Watched> = {}) => standingOf({ ...users, ...changes }, values.map(([value, days]) => ({ value, observedAt: ago(days) })), now);
const task = (changes: Partial<TaskStanding> = {}): TaskStanding => ({ status: "NOT_STARTED", source: "SYSTEM", failingSince: null, isDataStale: false, proposedStatus: null, ...changes });
const byTelemetry = task({ status: "COMPLETED", source: "TELEMETRY" });
const [met, failing, stale, none] = [stands([[14, 1]]), stands([[3, 1]]), stands([[14, 31]]), stands([])];

about("how an attribute stands", () => {
  test("by its latest value, not older than its fresh days", () => {
    expect([met, failing, stale, none].map(({ state }) => state)).toEqual(["met", "failing", "stale", "none"]);
    expect([stands([[14, 30]]).state, stands([[3, 1], [14, 2]]).state, stands([[14, 8]], { freshDays: 7 }).state]).toEqual(["met", "failing", "stale"]);
  });
});

about("status from telemetry, row by row", () => {
  test("0: without an active attribute, or not applicable, nothing changes", () => {
    expect(decide(task(), [], now)).toMatchObject({ row: 0, status: "NOT_STARTED" });
    expect(decide(task({ status: "NOT_APPLICABLE", source: "MANUAL" }), [met], now)).toMatchObject({ row: 0, status: "NOT_APPLICABLE", proposedStatus: null });
  });
  test.each([["IN_PROGRESS", met, "COMPLETED"], ["IN_PROGRESS", failing, null], ["COMPLETED", met, null], ["COMPLETED", failing, null], ["COMPLETED", stands([[3, 14]]), "NO_LONGER_USING"], ["NO_LONGER_USING", met, "COMPLETED"], ["NO_LONGER_USING", failing, null]] as const)(
    "1: a person's %s stands; what telemetry says is proposed", (status, standing, proposedStatus) => {
      for (const source of ["MANUAL", "IMPORT"] as const) expect(decide(task({ status, source }), [standing], now)).toMatchObject({ row: 1, status, proposedStatus, failingSince: null });
    });
  test("1: NOT_STARTED is nobody's word; a proposal that no longer differs goes", () => {
    expect(decide(task({ source: "MANUAL" }), [met], now)).toMatchObject({ row: 2, status: "COMPLETED" });
    expect(decide(task({ status: "IN_PROGRESS", source: "MANUAL", proposedStatus: "COMPLETED" }), [failing], now).proposedStatus).toBeNull();
  });
  test.each(["NOT_STARTED", "IN_PROGRESS", "COMPLETED", "NO_LONGER_USING"] as const)("2: enough are met: %s becomes completed, with the proof", (status) => {
    expect(decide(task({ status, source: "TELEMETRY", failingSince: ago(3) }), [met], now)).toMatchObject({ row: 2, status: "COMPLETED", failingSince: null, isDataStale: false, met: [met] });
  });
  test("2: enough is all of the required, or any of the optional when none is required", () => {
    const optional = (values: [number, number][]) => stands(values, { isRequired: false });
    expect(decide(task(), [met, failing], now)).toMatchObject({ row: 6, status: "IN_PROGRESS" });
    expect(decide(task(), [met, optional([[3, 1]])], now)).toMatchObject({ row: 2 });
    expect(decide(task(), [none, optional([[14, 1]])], now)).toMatchObject({ row: 7, status: "NOT_STARTED" });
    expect(decide(task(), [optional([[3, 1]]), optional([[14, 1]])], now)).toMatchObject({ row: 2 });
  });
  test.each([[13.99, "COMPLETED"], [14, "NO_LONGER_USING"], [20, "NO_LONGER_USING"]] as const)("3: failing since %s days, grace 14: %s", (days, status) => {
    expect(decide(byTelemetry, [stands([[3, 1], [4, days], [14, 25]])], now)).toMatchObject({ row: 3, status, failingSince: ago(days) });
  });
  test("3: counted from the first failing value after the last met one, whatever failed before it", () => {
    expect(decide(byTelemetry, [stands([[3, 1], [3, 5], [14, 10], [3, 20]])], now)).toMatchObject({ row: 3, status: "COMPLETED", failingSince: ago(5) });
  });
  test("3: one required attribute that fails is enough; of optional ones all that are fresh must", () => {
    const optional = (values: [number, number][]) => stands(values, { isRequired: false });
    expect(decide(byTelemetry, [met, stands([[3, 20]])], now)).toMatchObject({ row: 3, status: "NO_LONGER_USING" });
    expect(decide(byTelemetry, [optional([[14, 40]]), optional([[3, 2], [14, 9]])], now)).toMatchObject({ row: 3, failingSince: ago(2), isDataStale: true });
  });
  test("4: completed by telemetry and stale: flagged, and it stands", () => {
    expect(decide(byTelemetry, [stale], now)).toMatchObject({ row: 4, status: "COMPLETED", isDataStale: true });
    expect(decide(byTelemetry, [none], now)).toMatchObject({ row: 4, status: "COMPLETED", isDataStale: false });
  });
  test("5: no longer using stays so until enough are met", () => {
    for (const standing of [failing, stale, none]) expect(decide(task({ status: "NO_LONGER_USING", source: "TELEMETRY" }), [standing], now)).toMatchObject({ row: 5, status: "NO_LONGER_USING" });
  });
  test("6 and 7: a fresh value begins the work, no data is not a signal", () => {
    for (const status of ["NOT_STARTED", "IN_PROGRESS"] as const) {
      expect(decide(task({ status }), [failing], now)).toMatchObject({ row: 6, status: "IN_PROGRESS" });
      expect(decide(task({ status }), [stale], now)).toMatchObject({ row: 7, status, isDataStale: true });
      expect(decide(task({ status }), [none], now)).toMatchObject({ row: 7, status, isDataStale: false });
    }
  });
  test("deciding twice is deciding once, and the order of arrival does not matter", () => {
    const value = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(fc.property(fc.uniqueArray(value, { selector: ([, days]) => days, maxLength: 8 }), fc.constantFrom("NOT_STARTED", "IN_PROGRESS", "COMPLETED", "NO_LONGER_USING"), fc.constantFrom("MANUAL", "TELEMETRY", "SYSTEM"), (values, status, source) => {
      const standing = stands([...values].sort((a, b) => a[1] - b[1]));
      const first = decide(task({ status, source }), [standing], now);
      const second = decide({ ...first, source: first.status === status ? source : "TELEMETRY" }, [standing], now);
      expect({ ...second, row: 0, met: [] }).toEqual({ ...first, row: 0, met: [] });
    }));
  });
});

test("progress is completed weight over what applies", () => {
  const tasks = [{ status: "COMPLETED", weight: "40" }, { status: "IN_PROGRESS", weight: "25" }, { status: "NOT_APPLICABLE", weight: "20" }, { status: "NO_LONGER_USING", weight: "15" }] as const;
  expect(progressOf(tasks)).toEqual({ totalTasks: 3, completedTasks: 1, totalWeight: "80.00", completedWeight: "40.00", progressPercentage: "50.00" });
  expect([progressOf([]).progressPercentage, progressOf(tasks.slice(2, 3)).progressPercentage]).toEqual(["0.00", "0.00"]);
  expect(sumProgress([progressOf(tasks), progressOf([{ status: "COMPLETED", weight: "40" }])])).toMatchObject({ totalWeight: "120.00", completedWeight: "80.00", progressPercentage: "66.67" });
});

test("a task enters the plan by licence, outcomes and releases", () => {
  const offered = { isLive: true, licenseLevel: "ADVANTAGE", outcomeIds: ["o1"], releaseIds: [] as string[] } as const;
  const all = { licenseLevel: "SIGNATURE", outcomes: [], releases: [] } as const;
  expect(isEligible(offered, all)).toBe(true);
  expect(isEligible({ ...offered, isLive: false }, all)).toBe(false);
  expect(isEligible(offered, { ...all, licenseLevel: "ESSENTIAL" })).toBe(false);
  expect(isEligible(offered, { ...all, licenseLevel: "ADVANTAGE", outcomes: ["o1", "o2"], releases: ["r1"] })).toBe(true);
  expect(isEligible(offered, { ...all, outcomes: ["o2"] })).toBe(false);
  expect(isEligible({ ...offered, outcomeIds: [] }, { ...all, outcomes: ["o2"] })).toBe(true);
  expect(isEligible({ ...offered, releaseIds: ["r1"] }, { ...all, releases: ["r2"] })).toBe(false);
});
