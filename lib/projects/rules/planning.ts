import { daysBetween, shiftDay, type Day } from "@/lib/dates";
import type { Phase, Side } from "./kinds";

/** Is this a day on which that side works? Made from the two calendars: lib/projects/workdays.ts. */
export type Workdays = Readonly<Record<Side, (day: Day) => boolean>>;

export type TaskStatus = "PENDING" | "IN_PROGRESS" | "BLOCKED" | "COMPLETED" | "SKIPPED";

/** What the schedule knows of a task. Days are on the calendar of the task's side; `startedOn` and `completedOn` are what really happened. */
export type PlannedTask = Readonly<{
  id: string;
  phase: Phase;
  ownerSide: Side;
  status: TaskStatus;
  isRequired: boolean;
  durationDays: number;
  dependsOnIds: readonly string[];
  dueDate: Day | null;
  isDatePinned: boolean;
  startedOn: Day | null;
  completedOn: Day | null;
}>;

export type Planned = Readonly<{ plannedStartDate: Day; dueDate: Day }>;

/** A year and a half without one working day: the calendar has none, and every day counts. */
const LONGEST_REST = 550;

/** The first working day on or after this one. */
export function nextWorkday(day: Day, isWorkday: (day: Day) => boolean): Day {
  for (let n = 0; n <= LONGEST_REST; n++) if (isWorkday(shiftDay(day, n))) return shiftDay(day, n);
  return day;
}

/** The last day of work that takes so many working days and begins on the first one on or after `from`. */
export function finishOf(from: Day, days: number, isWorkday: (day: Day) => boolean): Day {
  let day = nextWorkday(from, isWorkday);
  for (let n = 1; n < days; n++) day = nextWorkday(shiftDay(day, 1), isWorkday);
  return day;
}

/** The day on which work of so many working days begins that ends on `due`. */
export function startOfWork(due: Day, days: number, isWorkday: (day: Day) => boolean): Day {
  let day = due;
  for (let left = days - 1, looked = 0; left > 0 && looked < LONGEST_REST; looked++) {
    day = shiftDay(day, -1);
    if (isWorkday(day)) left--;
  }
  return day;
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workdaysBetween(from: Day, to: Day, isWorkday: (day: Day) => boolean): number {
  if (to < from) return -workdaysBetween(to, from, isWorkday);
  return Array.from({ length: daysBetween(from, to) }, (_, n) => shiftDay(from, n + 1)).filter(isWorkday).length;
}

/** Is it finished, one way or the other? */
export const isDone = ({ status }: Pick<PlannedTask, "status">) => status === "COMPLETED" || status === "SKIPPED";

/** Each after everything it depends on; ids of tasks that are gone do not count. Null when tasks depend on each other in a circle. */
export function sorted<T extends { id: string; dependsOnIds: readonly string[] }>(tasks: readonly T[]): T[] | null {
  const known = new Set(tasks.map(({ id }) => id));
  const waiting = new Map(tasks.map((task) => [task.id, task.dependsOnIds.filter((id) => known.has(id)).length]));
  const behind = new Map<string, T[]>();
  for (const task of tasks) for (const id of task.dependsOnIds) behind.set(id, [...(behind.get(id) ?? []), task]);
  const line = tasks.filter(({ id }) => waiting.get(id) === 0);
  for (const { id } of line) {
    for (const task of behind.get(id) ?? []) {
      const left = (waiting.get(task.id) ?? 0) - 1;
      waiting.set(task.id, left);
      if (left === 0) line.push(task);
    }
  }
  return line.length === tasks.length ? line : null;
}

/**
 * The dates of every task: a task starts when what it depends on is finished, on the calendar of its side. What is completed frees those behind it
 * the day after it was completed, what is skipped at once; a pinned date stands whatever stands before it, and what depends on it follows.
 */
export function schedule(tasks: readonly PlannedTask[], { kickoff, workdays }: { kickoff: Day; workdays: Workdays }): Map<string, Planned> {
  const [free, planned] = [new Map<string, Day>(), new Map<string, Planned>()];
  for (const task of sorted(tasks) ?? []) {
    const isWorkday = workdays[task.ownerSide];
    const from = latest([kickoff, ...task.dependsOnIds.flatMap((id) => free.get(id) ?? [])]);
    const pin = task.isDatePinned ? task.dueDate : null;
    const dueDate = pin ?? finishOf(from, task.durationDays, isWorkday);
    planned.set(task.id, { plannedStartDate: pin ? startOfWork(pin, task.durationDays, isWorkday) : nextWorkday(from, isWorkday), dueDate });
    free.set(task.id, freeAfter(task, from, dueDate));
  }
  return planned;
}

/** From which day on those behind it may start. A task of no days takes none. */
function freeAfter({ status, durationDays, completedOn, isDatePinned }: PlannedTask, from: Day, finish: Day): Day {
  if (status === "SKIPPED") return from;
  if (status === "COMPLETED") return durationDays === 0 ? (completedOn ?? finish) : shiftDay(completedOn ?? finish, 1);
  return durationDays === 0 && !isDatePinned ? from : shiftDay(finish, 1);
}

export function latest(days: readonly Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last));
}

/**
 * The go-live as it looks today: the latest planned finish of the required open tasks up to GO_LIVE, where an open task cannot finish before today
 * plus what remains of its duration, and one that depends on it not before that (implementation.md, Schedule). Nothing open: the client's next working day.
 */
export function forecastGoLive(tasks: readonly PlannedTask[], { kickoff, today, workdays }: { kickoff: Day; today: Day; workdays: Workdays }): Day {
  const plan = schedule(tasks, { kickoff, workdays });
  const free = new Map<string, Day>();
  const finishes: Day[] = [];
  for (const task of sorted(tasks) ?? []) {
    const from = latest([kickoff, ...task.dependsOnIds.flatMap((id) => free.get(id) ?? [])]);
    const due = plan.get(task.id)?.dueDate ?? from;
    if (isDone(task)) {
      free.set(task.id, freeAfter(task, from, due));
      continue;
    }
    const finish = latest([due, soonest(task, from, today, workdays[task.ownerSide])]);
    free.set(task.id, task.durationDays === 0 && !task.isDatePinned ? latest([from, today]) : shiftDay(finish, 1));
    if (task.isRequired && task.phase !== "OPTIMIZATION") finishes.push(finish);
  }
  return finishes.length > 0 ? latest(finishes) : nextWorkday(latest([today, kickoff]), workdays.CLIENT);
}

/** When an open task can be finished at the earliest. Begun: today and what remains, at least a day. Not begun: all of it, when it may start. */
function soonest({ startedOn, durationDays }: PlannedTask, from: Day, today: Day, isWorkday: (day: Day) => boolean): Day {
  if (!startedOn || startedOn > today) return finishOf(latest([from, today]), durationDays, isWorkday);
  const worked = workdaysBetween(startedOn, today, isWorkday) + (isWorkday(startedOn) ? 1 : 0) - (isWorkday(today) ? 1 : 0);
  return finishOf(today, Math.max(1, durationDays - worked), isWorkday);
}
