import { describe, expect, test } from "vitest";
import { daysBetween, shiftDay, type Day } from "@/lib/dates";
import { finishOf, forecastGoLive, nextWorkday, schedule, sorted, startOfWork, workdaysBetween, type PlannedTask } from "@/lib/projects/rules/planning";
import { PROJECT_TYPES, types } from "@/lib/projects/rules/kinds";
import { shipped } from "@/lib/projects/templates/shipped";

const weekday = (day: Day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const sunToThu = (day: Day) => ![5, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const workdays = { STAFF: weekday, CLIENT: weekday };
const monday = "2026-06-01";
const at = (today: Day, kickoff = monday) => ({ kickoff, today, workdays });

function task(id: string, durationDays: number, after: string[] = [], more: Partial<PlannedTask> = {}): PlannedTask {
  return { id, phase: "CONFIGURATION", ownerSide: "STAFF", status: "PENDING", isRequired: true, durationDays, dependsOnIds: after, dueDate: null, isDatePinned: false, startedOn: null, completedOn: null, ...more };
}
const dates = (tasks: PlannedTask[], days = workdays) => Object.fromEntries([...schedule(tasks, { kickoff: monday, workdays: days })].map(([id, { plannedStartDate, dueDate }]) => [id, `${plannedStartDate.slice(5)} ${dueDate.slice(5)}`]));

describe("working days", () => {
  test("work of a day ends the day it begins; of five, on Friday; a weekend is nobody's work", () => {
    expect([finishOf(monday, 1, weekday), finishOf(monday, 5, weekday), finishOf(monday, 6, weekday), finishOf("2026-06-06", 1, weekday)]).toEqual(["2026-06-01", "2026-06-05", "2026-06-08", "2026-06-08"]);
    expect([startOfWork("2026-06-08", 6, weekday), startOfWork("2026-06-08", 1, weekday), nextWorkday("2026-06-06", weekday)]).toEqual([monday, "2026-06-08", "2026-06-08"]);
  });

  test("between two days: those after the first, up to the last; backwards is negative", () => {
    expect([workdaysBetween("2026-06-05", "2026-06-08", weekday), workdaysBetween("2026-06-08", "2026-06-05", weekday), workdaysBetween(monday, monday, weekday), workdaysBetween("2026-06-05", "2026-06-07", weekday)]).toEqual([1, -1, 0, 0]);
  });

  test("a calendar without one working day does not hang", () => {
    expect([nextWorkday(monday, () => false), startOfWork(monday, 3, () => false) < monday]).toEqual([monday, true]);
  });
});

describe("schedule", () => {
  test("a task starts when what it depends on is finished", () => {
    expect(dates([task("c", 1, ["a", "b"]), task("a", 2), task("b", 4, ["a"])])).toEqual({ a: "06-01 06-02", b: "06-03 06-08", c: "06-09 06-09" });
  });

  test("our tasks on our calendar, the client's on the client's", () => {
    const days = { STAFF: weekday, CLIENT: sunToThu };
    expect(dates([task("ours", 5), task("theirs", 2, ["ours"], { ownerSide: "CLIENT" }), task("last", 1, ["theirs"])], days)).toEqual({ ours: "06-01 06-05", theirs: "06-07 06-08", last: "06-09 06-09" });
  });

  test("a moved date moves what depends on it, and nothing else", () => {
    const tasks = [task("a", 2, [], { dueDate: "2026-06-10", isDatePinned: true }), task("b", 1, ["a"]), task("other", 1)];
    expect(dates(tasks)).toEqual({ a: "06-09 06-10", b: "06-11 06-11", other: "06-01 06-01" });
  });

  test("what is completed early or late moves what waits for it; what is skipped takes no time", () => {
    const late = task("a", 1, [], { status: "COMPLETED", completedOn: "2026-06-04" });
    expect(dates([late, task("b", 1, ["a"])])["b"]).toBe("06-05 06-05");
    expect(dates([{ ...late, status: "SKIPPED", completedOn: null }, task("b", 1, ["a"])])["b"]).toBe("06-01 06-01");
  });

  test("a milestone of no days takes none", () => {
    expect(dates([task("a", 2), task("m", 0, ["a"]), task("b", 1, ["m"])])).toEqual({ a: "06-01 06-02", m: "06-03 06-03", b: "06-03 06-03" });
  });

  test("a circle is seen; what is gone is no dependency", () => {
    expect(sorted([task("a", 1, ["b"]), task("b", 1, ["a"])])).toBeNull();
    expect(dates([task("a", 1, ["gone"])])).toEqual({ a: "06-01 06-01" });
  });

  test.each(PROJECT_TYPES)("%s from a Monday goes live on the Friday of its last week", (type) => {
    const tasks = shipped[type].map(({ key, days, after, phase, side, isRequired }) => task(key, days, after, { phase, ownerSide: side, isRequired }));
    const live = shiftDay(monday, types[type].weeks * 7 - 3);
    expect(forecastGoLive(tasks, at(monday))).toBe(live);
  });
});

describe("forecast", () => {
  const chain = [task("a", 2), task("b", 3, ["a"], { phase: "GO_LIVE" })];

  test("on time it is the plan", () => expect(forecastGoLive(chain, at(monday))).toBe("2026-06-05"));
  test("nothing begun on Thursday: all of it from today", () => expect(forecastGoLive(chain, at("2026-06-04"))).toBe("2026-06-10"));
  test("begun: only what remains, at least a day", () => {
    const begun = [task("a", 2, [], { status: "IN_PROGRESS", startedOn: monday }), task("b", 3, ["a"], { phase: "GO_LIVE" })];
    expect([forecastGoLive(begun, at("2026-06-02")), forecastGoLive(begun, at("2026-06-04"))]).toEqual(["2026-06-05", "2026-06-09"]);
  });
  test("optional tasks do not count, unless a required one waits for them; nor does what comes after go-live", () => {
    const optional = task("x", 20, [], { isRequired: false });
    expect(forecastGoLive([...chain, optional, task("y", 30, [], { phase: "OPTIMIZATION" })], at(monday))).toBe("2026-06-05");
    expect(forecastGoLive([...chain, optional, task("z", 1, ["x"])], at(monday))).toBe("2026-06-29");
  });
  test("nothing open: the client's next working day", () => {
    expect(forecastGoLive(chain.map((each) => ({ ...each, status: "COMPLETED" as const, completedOn: monday })), at("2026-06-06"))).toBe("2026-06-08");
  });
  test("it never lies before today, and never moves earlier as days pass", () => {
    let last = monday;
    for (let n = 0; n < 60; n++) {
      const forecast = forecastGoLive(chain, at(shiftDay(monday, n)));
      expect(daysBetween(shiftDay(monday, n), forecast)).toBeGreaterThanOrEqual(0);
      expect(forecast >= last).toBe(true);
      last = forecast;
    }
  });
});
