import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { completeInside } from "../completing";
import { lockForWork } from "../entering";
import { logLine } from "../log";
import { nowOf, type LockedTask } from "../places";
import type { ManyTasks, SkipTasks } from "../rules";
import { recordOn } from "../settling";

export function startTasks(ctx: Ctx, { projectId, taskIds }: ManyTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const chosen = pick(tasks, taskIds);
    if (chosen.some(({ status }) => status !== "PENDING")) refuse("Only a task nobody has begun is started.");
    const after = { status: "IN_PROGRESS" as const, startedAt: await nowOf(tx) };
    await tx.implementationTask.updateMany({ where: { id: { in: taskIds } }, data: { ...after, version: { increment: 1 } } });
    return recordOn(tx, ctx, project, { name: "project.tasks_started", label: naming("Start", chosen), details: { taskIds }, changes: chosen.map((task) => changed(task, after)) });
  });
}

export function completeTasks(ctx: Ctx, { projectId, taskIds }: ManyTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    return completeInside(tx, ctx, project, pick(tasks, taskIds));
  });
}

/** Left out for good. A required task is left out for a reason. */
export function skipTasks(ctx: Ctx, { projectId, taskIds, reason }: SkipTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const chosen = pick(tasks, taskIds);
    if (chosen.some(({ status }) => status === "COMPLETED" || status === "SKIPPED")) refuse("What is finished is not skipped.");
    if (chosen.some(({ status }) => status === "BLOCKED")) refuse("Something blocks this task. Resolve the blocker first.");
    if (!reason && chosen.some(({ isRequired }) => isRequired)) refuseField("reason", "This task is required. Say why it is skipped.");
    await tx.implementationTask.updateMany({ where: { id: { in: taskIds } }, data: { status: "SKIPPED", version: { increment: 1 } } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: naming("Skipped", chosen), content: reason ?? null, actor: ctx.actor });
    return recordOn(tx, ctx, project, { name: "project.tasks_skipped", label: naming("Skip", chosen), details: { taskIds }, changes: chosen.map((task) => changed(task, { status: "SKIPPED" })) });
  });
}

export function reopenTasks(ctx: Ctx, { projectId, taskIds }: ManyTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const chosen = pick(tasks, taskIds);
    if (chosen.some(({ status }) => status !== "COMPLETED" && status !== "SKIPPED")) refuse("Only what is finished is opened again.");
    const changes: Change[] = [];
    for (const task of chosen) {
      const change = changed(task, { status: task.startedAt ? ("IN_PROGRESS" as const) : ("PENDING" as const), completedAt: null, completedByKind: null, completedById: null, completedByName: null });
      await tx.implementationTask.update({ where: { id: task.id }, data: change.after, select: { id: true } });
      changes.push(change);
    }
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: naming("Reopened", chosen), actor: ctx.actor });
    return recordOn(tx, ctx, project, { name: "project.tasks_reopened", label: naming("Reopen", chosen), details: { taskIds }, changes });
  });
}

function pick(tasks: readonly LockedTask[], ids: readonly string[]) {
  return [...new Set(ids)].map((id) => tasks.find((task) => task.id === id) ?? notFound());
}

function changed<A extends object>(task: LockedTask, after: A) {
  return { entity: "ImplementationTask", id: task.id, before: task, after: { ...after, version: task.version + 1 } };
}

function naming(verb: string, tasks: readonly LockedTask[]) {
  return tasks.length === 1 ? `${verb} ${tasks[0]?.name}` : `${verb} ${tasks.length} tasks`;
}
