import { daysBetween, type Day } from "@/lib/dates";
import type { Phase } from "@/lib/projects/rules/kinds";

export type Label = "Live" | "Paused" | "Blocked" | "At risk" | "On track" | "Not started";
type Standing = { status: string; isLive: boolean; isBlocked: boolean };

/** The first that applies. implementation.md, Client progress page. */
export function labelOf({ status, isLive, isBlocked }: Standing): Label {
  if (status === "COMPLETED" || isLive) return "Live";
  if (status === "ON_HOLD") return "Paused";
  if (isBlocked) return "Blocked";
  if (status === "AT_RISK") return "At risk";
  return status === "NOT_STARTED" ? "Not started" : "On track";
}

export type TaskState = "open" | "under way" | "stopped" | "done" | "left out";
/** A task as the client sees it. Of one that shows its title alone, everything else is null. */
export type ShownTask = {
  id: string; phase: Phase; name: string; state: TaskState;
  /** Whose it is; null where only the title is shown. */
  side: "you" | "us" | null; description: string | null; dueDate: Day | null; doneOn: Day | null; daysLate: number; canComplete: boolean; comments: ShownComment[];
};
export type ShownComment = { id: string; author: string; isYours: boolean; content: string; at: string };

type RawTask = {
  id: string; phase: Phase; name: string; status: string; ownerSide: string; visibility: string; description: string | null; dueDate: Day | null; doneOn: Day | null;
};
type Asked = { today: Day; canAct: boolean; comments: readonly (ShownComment & { taskId: string | null })[] };

const states: Record<string, TaskState> = { PENDING: "open", IN_PROGRESS: "under way", BLOCKED: "stopped", COMPLETED: "done", SKIPPED: "left out" };
export const isOver = ({ state }: Pick<ShownTask, "state">) => state === "done" || state === "left out";

/** Nothing of a hidden task; of a TITLE_ONLY one its title and status and no more. */
export function shownTask(raw: RawTask, { today, canAct, comments }: Asked): ShownTask[] {
  const { id, phase, name, status, visibility, ownerSide, dueDate, doneOn } = raw;
  const state = states[status] ?? "open";
  if (visibility === "HIDDEN") return [];
  if (visibility !== "FULL") return [{ id, phase, name, state, side: null, description: null, dueDate: null, doneOn: null, daysLate: 0, canComplete: false, comments: [] }];
  const side = ownerSide === "CLIENT" ? "you" : "us";
  const late = !isOver({ state }) && dueDate ? Math.max(0, daysBetween(dueDate, today)) : 0;
  const own = comments.filter(({ taskId }) => taskId === id).map(({ taskId: _, ...comment }) => comment);
  return [{ id, phase, name, state, side, description: raw.description, dueDate, doneOn, daysLate: late, canComplete: canAct && side === "you" && (state === "open" || state === "under way"), comments: own }];
}

export type ShownPhase = { phase: Phase; state: "done" | "now" | "to come"; done: number; total: number; startsOn: Day | null; endedOn: Day | null };
const ORDER: readonly Phase[] = ["DISCOVERY", "CONFIGURATION", "DATA_MIGRATION", "UAT", "GO_LIVE", "OPTIMIZATION"];

/** The phases of the project in their order; how many steps each shows, counted over what the client sees. */
export function shownPhases(used: readonly Phase[], current: Phase, tasks: readonly ShownTask[], isOverAll: boolean): ShownPhase[] {
  return ORDER.filter((phase) => used.includes(phase)).map((phase) => {
    const own = tasks.filter((task) => task.phase === phase);
    const place = ORDER.indexOf(phase) - ORDER.indexOf(current);
    const days = (of: "dueDate" | "doneOn") => own.flatMap((task) => task[of] ?? []).toSorted();
    const state = isOverAll || place < 0 ? "done" : place === 0 ? "now" : "to come";
    return { phase, state, done: own.filter(isOver).length, total: own.length, startsOn: days("dueDate")[0] ?? null, endedOn: state === "done" ? (days("doneOn").at(-1) ?? null) : null };
  });
}

type Work = { status: string; isRequired: boolean; phase: Phase; dueDate: Day | null };

/** How far the whole is, in percent: required steps done, of all that lead to the go-live; and how far the plan says today. */
export function progressOf(tasks: readonly Work[], today: Day, isLive: boolean) {
  const counted = tasks.filter(({ isRequired, phase, status }) => isRequired && phase !== "OPTIMIZATION" && status !== "SKIPPED");
  const share = (part: number) => (counted.length === 0 ? 0 : Math.round((part / counted.length) * 100));
  const percent = share(counted.filter(({ status }) => status === "COMPLETED").length);
  return { percent: isLive ? 100 : percent, planned: isLive ? 100 : share(counted.filter(({ dueDate }) => dueDate !== null && dueDate < today).length) };
}
