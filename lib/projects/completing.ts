import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { by, type Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { logLine } from "./log";
import { nowOf, type LockedProject, type LockedTask } from "./places";
import { recordOn } from "./settling";

/** Completes tasks of a locked project, whoever asks (staff, or the client for its own): dates, log line, record. Refused while a blocker stands. */
export async function completeInside(tx: Tx, ctx: Ctx, project: LockedProject, chosen: readonly LockedTask[]) {
  const open = chosen.filter(({ status }) => status !== "COMPLETED");
  if (open.length === 0) refuse(chosen.length === 1 ? "This task is completed already." : "These tasks are completed already.", 409);
  if (open.some(({ status }) => status === "BLOCKED")) refuse("Something blocks this task. Resolve the blocker first.");
  const now = await nowOf(tx);
  const changes: Change[] = [];
  for (const task of open) {
    const after = { status: "COMPLETED" as const, startedAt: task.startedAt ?? now, completedAt: now, ...by("completed", ctx.actor), version: task.version + 1 };
    await tx.implementationTask.update({ where: { id: task.id }, data: after, select: { id: true } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "TASK_COMPLETED", subject: `Completed: ${task.name}`, actor: ctx.actor });
    changes.push({ entity: "ImplementationTask", id: task.id, before: task, after });
  }
  const label = open.length === 1 ? `Complete ${open[0]?.name}` : `Complete ${open.length} tasks`;
  return recordOn(tx, ctx, project, { name: "project.tasks_completed", label, details: { taskIds: open.map(({ id }) => id) }, changes });
}

/** After its last blocker was resolved a task goes on: back to IN_PROGRESS. Answers the changes, for the record of the caller. */
export async function releaseTask(tx: Tx, taskId: string): Promise<Change[]> {
  const task = await tx.implementationTask.findFirst({ where: { id: taskId, status: "BLOCKED", deletedAt: null, blockers: { none: { status: { not: "RESOLVED" } } } }, select: { id: true, status: true, version: true } });
  if (!task) return [];
  const after = { status: "IN_PROGRESS" as const, version: task.version + 1 };
  await tx.implementationTask.update({ where: { id: taskId }, data: after, select: { id: true } });
  return [{ entity: "ImplementationTask", id: taskId, before: task, after }];
}
