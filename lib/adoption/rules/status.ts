import type { CustomerTaskStatus, StatusSource } from "@/lib/generated/prisma/enums";
import type { Standing, Verdict } from "./standing";

export type TaskStanding = { status: CustomerTaskStatus; source: StatusSource | null; failingSince: Date | null; isDataStale: boolean; proposedStatus: CustomerTaskStatus | null };
/** What telemetry says of a task. `row` is the row of the table that applied; `met` are the attributes that prove a completion. */
export type Decision = Omit<TaskStanding, "source"> & { row: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7; met: readonly Standing[] };

type Outcome = Pick<Decision, "row" | "status" | "failingSince">;

/** Adoption.md, Status from telemetry: the first row that applies. `standings` are those of the task's active attributes. */
export function decide(task: TaskStanding, standings: readonly Standing[], now: Date): Decision {
  const deciding = decidingOf(standings);
  const met = deciding.filter(({ state }) => state === "met");
  if (deciding.length === 0 || task.status === "NOT_APPLICABLE") return { ...task, row: 0, met: [] };
  const outcome = outcomeOf(task, { deciding, met }, now);
  const isDataStale = outcome.row !== 2 && deciding.some(({ state }) => state === "stale");
  if (!isByPerson(task)) return { status: outcome.status, failingSince: outcome.failingSince, row: outcome.row, isDataStale, proposedStatus: null, met: outcome.row === 2 ? met : [] };
  const proposedStatus = outcome.status === task.status ? null : outcome.status;
  return { status: task.status, failingSince: task.failingSince, row: 1, isDataStale, proposedStatus, met: outcome.row === 2 ? met : [] };
}

/** The required attributes or, when there are none, the optional ones. */
export function decidingOf<A extends { isRequired: boolean }>(attributes: readonly A[]): A[] {
  const required = attributes.filter(({ isRequired }) => isRequired);
  return required.length > 0 ? required : [...attributes];
}

/** A person's word stands: what telemetry says beside it is a proposal. */
export function isByPerson({ status, source }: Pick<TaskStanding, "status" | "source">) {
  return (source === "MANUAL" || source === "IMPORT") && status !== "NOT_STARTED";
}

/** Rows 2 to 7. Under a person's COMPLETED row 3 is asked as if telemetry had completed it: its outcome is only proposed. */
function outcomeOf({ status, failingSince }: TaskStanding, { deciding, met }: { deciding: readonly Standing[]; met: readonly Standing[] }, now: Date): Outcome {
  const needsAll = deciding.some(({ isRequired }) => isRequired);
  if (needsAll ? met.length === deciding.length : met.length > 0) return { row: 2, status: "COMPLETED", failingSince: null };
  if (status === "COMPLETED") {
    const failures = failuresOf(deciding, needsAll);
    if (failures.length === 0) return { row: 4, status, failingSince };
    const since = new Date(Math.min(...failures.map((failure) => failure.since.getTime())));
    return { row: 3, status: failures.some((failure) => isOver(failure, now)) ? "NO_LONGER_USING" : status, failingSince: since };
  }
  if (status === "NO_LONGER_USING") return { row: 5, status, failingSince };
  const isFresh = deciding.some(({ state }) => state === "met" || state === "failing");
  return isFresh ? { row: 6, status: "IN_PROGRESS", failingSince } : { row: 7, status, failingSince };
}

type Failure = { since: Date; graceDays: number };
const isOver = ({ since, graceDays }: Failure, now: Date) => since.getTime() <= now.getTime() - graceDays * 86_400_000;

/** Each failing required attribute fails since its own; the optional ones fail together, since their values ceased to have any that is met, and the longest of their graces counts. */
function failuresOf(deciding: readonly Standing[], needsAll: boolean): Failure[] {
  const failing = deciding.filter(({ state }) => state === "failing");
  if (failing.length === 0) return [];
  if (needsAll) return failing.map(({ verdicts, graceDays }) => ({ since: failingSinceOf(verdicts), graceDays }));
  const together = failing.flatMap(({ verdicts }) => verdicts).sort((a, b) => b.observedAt.getTime() - a.observedAt.getTime());
  return [{ since: failingSinceOf(together), graceDays: Math.max(...failing.map(({ graceDays }) => graceDays)) }];
}

/** The first failing value after the last one that was met; verdicts newest first, the newest of them failing. */
function failingSinceOf(verdicts: readonly Verdict[]): Date {
  const lastMet = verdicts.findIndex(({ isMet }) => isMet);
  const first = verdicts[(lastMet === -1 ? verdicts.length : lastMet) - 1];
  if (!first) throw new Error("a failing attribute has a failing value");
  return first.observedAt;
}
