import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import type { Dues } from "./clock";
import type { LockedBlocker, Sql } from "./places";
import { LEVELS } from "./rules/policy";

/** The three levels of a new cycle, pending. */
export function putSteps(tx: Pick<Tx, "escalationStep">, { id: blockerId, tenantId, cycle }: Pick<LockedBlocker, "id" | "tenantId" | "cycle">, dues: Dues) {
  return tx.escalationStep.createMany({ data: LEVELS.map((level) => ({ tenantId, blockerId, cycle, level, dueAt: dues[level] })) });
}

/** What has not fired in this cycle never will, unless the blocker is reopened. */
export function cancelPending(tx: Pick<Tx, "escalationStep">, { id: blockerId, cycle }: Pick<LockedBlocker, "id" | "cycle">) {
  return tx.escalationStep.updateMany({ where: { blockerId, cycle, state: "PENDING" }, data: { state: "CANCELLED", dueAt: null } });
}

/** Reopened in the same cycle: what was cancelled is pending again; what fired, or was skipped, stays. */
export function restorePending(tx: Pick<Tx, "escalationStep">, { id: blockerId, cycle }: Pick<LockedBlocker, "id" | "cycle">) {
  return tx.escalationStep.updateMany({ where: { blockerId, cycle, state: "CANCELLED" }, data: { state: "PENDING" } });
}

/** Snoozes of this cycle since its last level fired, counted from the log. */
export async function countSnoozes(tx: Sql, { id, tenantId, cycle }: Pick<LockedBlocker, "id" | "tenantId" | "cycle">): Promise<number> {
  const [row] = await tx.$queryRaw<{ snoozes: number }[]>`
    select count(*)::int as snoozes from audit_logs a
    where a."tenantId" = ${tenantId}::uuid and a.entity = 'ImplementationBlocker' and a."entityId" = ${id}::uuid and a.action = 'blocker.snoozed' and (a.details ->> 'cycle')::int = ${cycle}
      and a."createdAt" > coalesce((select max(s."firedAt") from escalation_steps s where s."tenantId" = ${tenantId}::uuid and s."blockerId" = ${id}::uuid and s.cycle = ${cycle} and s.state = 'FIRED'), '-infinity')`;
  return row?.snoozes ?? 0;
}

type Task = { id: string; status: string; version: number };

/** A task stands while a blocker of its own is open. */
export async function blockTask(tx: Pick<Tx, "implementationTask">, task: Task): Promise<Change[]> {
  if (task.status !== "PENDING" && task.status !== "IN_PROGRESS") return [];
  const after = { status: "BLOCKED" as const, version: task.version + 1 };
  await tx.implementationTask.update({ where: { id: task.id }, data: after, select: { id: true } });
  return [{ entity: "ImplementationTask", id: task.id, before: task, after }];
}
