import type { CustomerTaskStatus } from "@/lib/generated/prisma/enums";
import type { SuccessCriteria } from "./criteria";
import { decidingOf } from "./status";

type Attribute = { name: string; isRequired: boolean; state: "met" | "failing" | "stale" | "none"; criteria: SuccessCriteria | null; value: unknown };
type Open = { id: string; name: string; weight: string; status: CustomerTaskStatus; proposedStatus: CustomerTaskStatus | null; attributes: readonly Attribute[] };

/**
 * A task that is nearly done and what it would bring, in points of the plan as decimal text. `isProposed`: telemetry says it is done. `missing`:
 * the one number that is too low, and by how much. `met` of `of`: the attributes that decide.
 */
export type Closest = { taskId: string; name: string; gain: string; isProposed: boolean; missing: { name: string; by: number } | null; met: number; of: number };

const MOST = 4;

/** The open tasks whose values have come the furthest, what is proposed first; of two equally far the heavier. Tasks without a fresh value are not near anything. */
export function closestToDone(tasks: readonly Open[], totalWeight: string): Closest[] {
  return tasks
    .filter(({ status, weight }) => status !== "COMPLETED" && status !== "DONE" && status !== "NOT_APPLICABLE" && Number(weight) > 0)
    .map((task) => ({ task, far: task.proposedStatus === "COMPLETED" ? 2 : farOf(task) }))
    .filter(({ far }) => far > 0)
    .sort((a, b) => b.far - a.far || Number(b.task.weight) - Number(a.task.weight) || a.task.name.localeCompare(b.task.name))
    .slice(0, MOST)
    .map(({ task }) => said(task, totalWeight));
}

/** Required attributes count together, optional ones by the best. */
function farOf({ attributes }: Open) {
  const deciding = decidingOf(attributes);
  const shares = deciding.map(shareOf);
  if (shares.length === 0) return 0;
  return deciding.some(({ isRequired }) => isRequired) ? shares.reduce((sum, share) => sum + share, 0) / shares.length : Math.max(...shares);
}

function shareOf(attribute: Attribute) {
  if (attribute.state === "met") return 1;
  const asked = risingOf(attribute);
  return asked ? Math.min(0.99, Math.max(0, asked.value / asked.threshold)) : 0;
}

/** A number that should be at least something, as it was last seen while it is fresh. */
function risingOf({ criteria, value, state }: Attribute) {
  if (state !== "failing" || criteria?.type !== "number_threshold" || criteria.path !== undefined || !criteria.operator.startsWith("greater_than") || criteria.threshold <= 0) return null;
  const seen = typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;
  return Number.isFinite(seen) ? { value: seen, threshold: criteria.threshold } : null;
}

function said({ id, name, weight, proposedStatus, attributes }: Open, totalWeight: string): Closest {
  const deciding = decidingOf(attributes);
  const open = deciding.filter(({ state }) => state !== "met");
  const [only] = open;
  const asked = only && open.length === 1 ? risingOf(only) : null;
  const missing = only && asked ? { name: only.name, by: Math.round((asked.threshold - asked.value) * 100) / 100 } : null;
  return {
    taskId: id, name, gain: ((100 * Number(weight)) / Number(totalWeight)).toFixed(2), isProposed: proposedStatus === "COMPLETED", missing: missing && missing.by > 0 ? missing : null, met: deciding.length - open.length, of: deciding.length,
  };
}
