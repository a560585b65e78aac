import { describe, expect, test } from "vitest";
import { emptyHandoff, handoffScore } from "@/lib/projects/rules/handoff";
import { bandOf, healthOf, silentDaysOf, type Vitals } from "@/lib/projects/rules/health";
import { assertMayGoLive, assertSecondPerson, gateCodes, hindrances, percentOf, readinessCodes, readinessItems, readinessScore, type GateStatus } from "@/lib/projects/rules/readiness";
import { assertMayChangePhase, phasesOf, plgPhaseOf, risks, statusBySigns, type ProjectStatus } from "@/lib/projects/rules/standing";

const well: Vitals = { overdueTasks: 0, blockers: [], slipDays: 0, silentDays: 0 };
const health = (more: Partial<Vitals>) => healthOf({ ...well, ...more });

describe("health", () => {
  test("starts at 100 and names every lost point", () => {
    expect(health({})).toEqual({ total: 100, lines: [{ label: "Starts at", points: 100 }] });
    expect(health({ overdueTasks: 2, blockers: ["MANAGER", "OPEN"], slipDays: 3 })).toEqual({
      total: 62,
      lines: [
        { label: "Starts at", points: 100 }, { label: "2 required tasks overdue", points: -20 }, { label: "1 blocker at manager", points: -10 }, { label: "1 blocker open", points: -5 },
        { label: "Forecast 3 business days past the target", points: -3 },
      ],
    });
  });

  test.each<[Partial<Vitals>, number]>([
    [{ overdueTasks: 1 }, 90], [{ overdueTasks: 4 }, 60], [{ overdueTasks: 9 }, 60],
    [{ blockers: ["OPEN"] }, 95], [{ blockers: ["MANAGER"] }, 90], [{ blockers: ["DIRECTOR"] }, 80], [{ blockers: ["DIRECTOR", "DIRECTOR", "MANAGER", "OPEN"] }, 60],
    [{ slipDays: 30 }, 70], [{ slipDays: 99 }, 70], [{ slipDays: -4 }, 100],
    [{ silentDays: 9 }, 100], [{ silentDays: 10 }, 90], [{ silentDays: 60 }, 90],
    [{ overdueTasks: 4, blockers: ["DIRECTOR", "DIRECTOR"], slipDays: 30, silentDays: 10 }, 0],
  ])("%j leaves %i", (vitals, total) => {
    const { total: left, lines } = health(vitals);
    expect(left).toBe(total);
    expect(Math.max(0, lines.reduce((sum, { points }) => sum + points, 0))).toBe(total);
  });

  test("silence is counted in working days, and no day on hold is one of them", () => {
    const weekday = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const silent = (...holds: { from: string; to: string | null }[]) => silentDaysOf({ since: "2026-06-01", today: "2026-06-19", holds }, weekday);
    expect([silent(), silent({ from: "2026-06-03", to: "2026-06-10" }), silent({ from: "2026-06-03", to: null }), silent({ from: "2026-05-20", to: "2026-06-02" }), silent({ from: "2026-05-01", to: "2026-05-29" }), silent({ from: "2026-06-03", to: "2026-06-05" }, { from: "2026-06-05", to: "2026-06-09" })])
      .toEqual([14, 9, 2, 13, 14, 10]);
    expect(silentDaysOf({ since: "2026-07-01", today: "2026-06-19", holds: [] }, weekday)).toBe(0);
  });

  test("bands", () => expect([100, 80, 79, 60, 59, 0].map(bandOf)).toEqual(["healthy", "healthy", "watch", "watch", "risk", "risk"]));
});

describe("status", () => {
  const calm = { slipDays: 5, isBlockerEscalated: false, health: 60 };
  test("at risk past five business days, at a manager's blocker, below 60; else not", () => {
    expect([risks(calm), risks({ ...calm, slipDays: 6 }).length, risks({ ...calm, isBlockerEscalated: true }).length, risks({ ...calm, health: 59 }).length]).toEqual([[], 1, 1, 1]);
  });
  test.each<[ProjectStatus, boolean, ProjectStatus]>([
    ["NOT_STARTED", true, "AT_RISK"], ["IN_PROGRESS", true, "AT_RISK"], ["AT_RISK", true, "AT_RISK"], ["ON_HOLD", true, "ON_HOLD"], ["COMPLETED", true, "COMPLETED"], ["CANCELLED", true, "CANCELLED"],
    ["NOT_STARTED", false, "NOT_STARTED"], ["IN_PROGRESS", false, "IN_PROGRESS"], ["AT_RISK", false, "IN_PROGRESS"], ["ON_HOLD", false, "ON_HOLD"],
  ])("%s with a risk: %s → %s", (status, isRisky, next) => expect(statusBySigns({ status, currentPhase: "UAT" }, { ...calm, slipDays: isRisky ? 6 : 0 })).toBe(next));
  test("it is not asked in optimization", () => expect(statusBySigns({ status: "IN_PROGRESS", currentPhase: "OPTIMIZATION" }, { ...calm, health: 0 })).toBe("IN_PROGRESS"));
});

describe("phases", () => {
  const leaving = { type: "ENTERPRISE_FULL", used: [], from: "DISCOVERY", to: "CONFIGURATION", status: "IN_PROGRESS", isLive: false, openRequired: 0, reason: undefined } as const;
  test("go forward and back", () => {
    expect(() => assertMayChangePhase(leaving)).not.toThrow();
    expect(() => assertMayChangePhase({ ...leaving, from: "UAT", to: "DISCOVERY" })).not.toThrow();
  });
  test("leaving required tasks open asks for a reason", () => {
    expect(() => assertMayChangePhase({ ...leaving, openRequired: 2, reason: " " })).toThrow("2 required tasks are still open in this phase. Say why it is left.");
    expect(() => assertMayChangePhase({ ...leaving, openRequired: 2, reason: "The sponsor is away." })).not.toThrow();
  });
  test.each([
    [{ status: "COMPLETED" }, /come to its end/], [{ status: "CANCELLED" }, /come to its end/], [{ status: "ON_HOLD" }, /on hold/], [{ to: "DISCOVERY" }, /already/],
    [{ to: "OPTIMIZATION" }, /go-live is completed/], [{ type: "SMB_QUICK_START", from: "UAT", to: "DISCOVERY" }, /no such phase/], [{ isLive: true, from: "OPTIMIZATION", to: "UAT" }, /live/],
  ] as const)("%j is refused", (more, sentence) => expect(() => assertMayChangePhase({ ...leaving, ...more })).toThrow(sentence));
  test("a type's phases, and those of tasks somebody added", () => expect([phasesOf("SMB_QUICK_START"), phasesOf("SMB_QUICK_START", ["DISCOVERY"])]).toEqual([["CONFIGURATION", "UAT", "GO_LIVE"], ["DISCOVERY", "CONFIGURATION", "UAT", "GO_LIVE"]]));
  test("self-serve stands in the first of its phases with an open required task, and is active once live", () => {
    const [setup, policy] = [{ plgPhase: "SETUP", isRequired: true, status: "PENDING" }, { plgPhase: "FIRST_POLICY", isRequired: true, status: "PENDING" }] as const;
    const done = { ...setup, status: "COMPLETED" } as const;
    expect([plgPhaseOf("SMB_QUICK_START", [setup, policy], false), plgPhaseOf("SMB_QUICK_START", [done, policy], false), plgPhaseOf("SMB_QUICK_START", [{ ...setup, isRequired: false }, policy], false), plgPhaseOf("SMB_QUICK_START", [done], false), plgPhaseOf("SMB_QUICK_START", [setup], true), plgPhaseOf("GENERAL_BUSINESS", [setup], false)])
      .toEqual(["SETUP", "FIRST_POLICY", "FIRST_POLICY", "INVITE_TEAM", "ACTIVE", null]);
  });
});

describe("go-live", () => {
  const gates = gateCodes.map((code) => ({ code, status: "PASSED" as GateStatus }));
  const ready = (percent: number) => readinessCodes.map((code) => ({ code, weight: readinessItems[code].weight, percent }));
  test("weights are 100; the score is Σ weight × percent / 100", () => {
    expect([readinessScore(ready(100)), readinessScore(ready(0)), readinessScore(ready(33.33)), readinessScore([{ code: "data_migration", weight: 20, percent: 50 }, { code: "test_workflow", weight: 15, percent: 40 }])]).toEqual([100, 0, 33.33, 16]);
  });
  test("invited users count in full from half of the target on", () => {
    expect([percentOf("users_invited", { target: 180, actual: 90 }), percentOf("users_invited", { target: 180, actual: 45 }), percentOf("data_migration", { target: 180, actual: 90 }), percentOf("users_invited", { target: 0, actual: 3 }), percentOf("test_workflow", { target: 2, actual: 9 })]).toEqual([100, 50, 50, 0, 100]);
  });
  test("all four gates passed or waived, and 85 or the client's signature", () => {
    expect(() => assertMayGoLive({ gates, readiness: ready(85), isSignedByClient: false })).not.toThrow();
    expect(() => assertMayGoLive({ gates: gates.map((gate) => ({ ...gate, status: "WAIVED" })), readiness: ready(0), isSignedByClient: true })).not.toThrow();
    expect(hindrances({ gates, readiness: ready(84.99), isSignedByClient: false })).toEqual(["Readiness is 84.99 of 85, and the client has not signed off."]);
    for (const status of ["PENDING", "FAILED"] as const) expect(hindrances({ gates: gates.with(1, { code: "admin_trained", status }), readiness: ready(100), isSignedByClient: true })).toEqual(["The gate “Administrator trained” is neither passed nor waived."]);
    expect(hindrances({ gates: gates.slice(1), readiness: ready(100), isSignedByClient: true })).toHaveLength(1);
  });
  test("a waiver is approved by a second person", () => {
    const [ruth, leon] = [{ kind: "STAFF", id: "r" }, { kind: "STAFF", id: "l" }];
    expect(() => assertSecondPerson(ruth, leon)).not.toThrow();
    expect(() => assertSecondPerson(ruth, ruth)).toThrow("Somebody else approves");
    expect(() => assertSecondPerson(null, leon)).toThrow("Nobody has asked");
  });
});

describe("handoff", () => {
  const line = { name: "Hotline", quantity: "1", licenseLevel: "ADVANTAGE", termMonths: 12, outcomes: ["Fewer calls"] };
  const whole = {
    ...emptyHandoff, lines: [line], contacts: [{ contactId: null, name: "Ines", jobTitle: null, role: "DECISION_MAKER", isPrimary: true }], dayToDayContact: "Ines", promisedDate: "2026-07-17",
    hasNoCompetitors: true, notes: "Works council first.",
  };
  test("eight items, 12.5 each", () => expect([handoffScore(emptyHandoff).total, handoffScore(whole).total, handoffScore(whole).lines.length]).toEqual([0, 100, 8]));
  test.each([
    ["Lines", { lines: [] }, 62.5], ["Licence levels", { lines: [line, { ...line, licenseLevel: null }] }, 87.5], ["Outcomes", { lines: [{ ...line, outcomes: [] }] }, 87.5], ["Decision maker", { contacts: [] }, 87.5],
    ["Day-to-day contact", { dayToDayContact: " " }, 87.5], ["Promised date", { promisedDate: null }, 87.5], ["Competitors, or that there were none", { hasNoCompetitors: false }, 87.5], ["Notes", { notes: " " }, 87.5],
  ])("without %s", (label, more, total) => {
    const score = handoffScore({ ...whole, ...more });
    expect([score.total, score.lines.find((each) => each.label === label)?.points]).toEqual([total, 0]);
  });
  test("named competitors count as well", () => expect(handoffScore({ ...whole, hasNoCompetitors: false, competitors: ["Rival"] }).total).toBe(100));
});
