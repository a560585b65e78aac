import { expect, test } from "vitest";
import { PHASES, PROJECT_TYPES, types, type ProjectType } from "@/lib/projects/rules/kinds";
import { daysToGoLive, inOrder, TemplateTasks } from "@/lib/projects/rules/templates";
import { shipped } from "@/lib/projects/templates/shipped";

/** implementation.md, Projects: weeks, tasks, required, optional. */
const table: Record<ProjectType, [weeks: number, tasks: number, required: number, optional: number]> = {
  SMB_QUICK_START: [2, 11, 9, 2],
  ENTERPRISE_FULL: [8, 33, 21, 12],
  HEALTHCARE_HIPAA: [6, 24, 21, 3],
  FINANCIAL_SOX: [6, 21, 19, 2],
  GENERAL_BUSINESS: [5, 19, 16, 3],
};

test.each(PROJECT_TYPES)("%s has the weeks, the tasks and the phases of the specification", (type) => {
  const tasks = shipped[type];
  const [weeks, count, required, optional] = table[type];
  expect([types[type].weeks, tasks.length, tasks.filter((task) => task.isRequired).length, tasks.filter((task) => !task.isRequired).length]).toEqual([weeks, count, required, optional]);
  expect(PHASES.filter((phase) => tasks.some((task) => task.phase === phase))).toEqual(types[type].phases);
});

test.each(PROJECT_TYPES)("%s: the longest chain to the last go-live task is its weeks of five days", (type) => {
  expect(daysToGoLive(shipped[type])).toBe(types[type].weeks * 5);
  expect(daysToGoLive(shipped[type].filter((task) => task.isRequired).map((task) => ({ ...task, after: task.after.filter((key) => shipped[type].some((other) => other.key === key && other.isRequired)) })))).toBe(types[type].weeks * 5);
});

test.each(PROJECT_TYPES)("%s: keys are its own, nothing waits in a circle or for a later phase, a client's task is seen by the client", (type) => {
  const tasks = shipped[type];
  expect(TemplateTasks.parse(tasks)).toEqual(tasks);
  expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
  expect(inOrder(tasks)).toHaveLength(tasks.length);
  const phaseOf = new Map(tasks.map(({ key, phase }) => [key, PHASES.indexOf(phase)]));
  expect(tasks.filter(({ after, phase }) => after.some((key) => (phaseOf.get(key) ?? 99) > PHASES.indexOf(phase)))).toEqual([]);
  expect(tasks.filter(({ side, visibility }) => side === "CLIENT" && visibility !== "FULL")).toEqual([]);
  expect(tasks.filter(({ plg }) => (plg !== null) !== (type === "SMB_QUICK_START"))).toEqual([]);
});

test("an enterprise's migration is wholly optional", () => {
  expect(shipped.ENTERPRISE_FULL.filter(({ phase, isRequired }) => phase === "DATA_MIGRATION" && isRequired)).toEqual([]);
});
