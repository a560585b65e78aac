import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { dateColumn } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import { refuseField } from "@/lib/refusal";
import { lockForWork } from "../entering";
import { putOrder, type LockedTask } from "../places";
import type { AddTask, BulkEditTasks, EditTask, ManyTasks, MoveTask } from "../rules";
import { sorted } from "../rules/planning";
import { recordOn } from "../settling";
import { assertStaff } from "../staff";

/** One more task at the end of a phase. A client's task is shown to the client unless somebody says otherwise. `plgPhase`: the step of a self-serve project it belongs to. */
export function addTask(ctx: Ctx, { projectId, estimatedHours, plgPhase = null, ...input }: AddTask) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    await assertStaff(input.assignedToId);
    assertDependencies(tasks, { id: "", dependsOnIds: input.dependsOnIds });
    const sortOrder = Math.max(0, ...tasks.filter(({ phase }) => phase === input.phase).map((task) => task.sortOrder)) + 1;
    const visibility = input.visibility ?? (input.ownerSide === "CLIENT" ? "FULL" : "HIDDEN");
    const task = await tx.implementationTask.create({ data: { tenantId: ctx.tenantId, projectId, ...input, description: input.description ?? null, estimatedHours, plgPhase, visibility, sortOrder } });
    const { changeSetId } = await recordOn(tx, ctx, project, { name: "project.task_added", label: `Add ${task.name}`, entity: "ImplementationTask", entityId: task.id, details: {}, changes: [{ entity: "ImplementationTask", id: task.id, before: null, after: task }] });
    return { taskId: task.id, changeSetId };
  });
}

/** One field. Different fields merge; the same one is refused with both values if someone changed it since it was read. */
export function editTask(ctx: Ctx, { projectId, taskId, field, was, value }: EditTask) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const task = tasks.find(({ id }) => id === taskId) ?? notFound();
    await assertUnchanged(tx, { entity: "ImplementationTask", id: taskId, field, was, now: task[field], yours: value });
    if (field === "assignedToId") await assertStaff(value);
    if (field === "dependsOnIds") assertDependencies(tasks, { id: taskId, dependsOnIds: value });
    const pin = field === "dueDate" ? { isDatePinned: value !== null } : {};
    const changed = differing(task, { [field]: value, ...pin }, ["estimatedHours"]);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    return recordOn(tx, ctx, project, { name: "project.task_edited", label: `Change ${task.name}`, entity: "ImplementationTask", entityId: taskId, details: { fields: [field] }, changes: [await putTask(tx, task, changed)] });
  });
}

/** The same change for many tasks, as one change set. */
export function bulkEditTasks(ctx: Ctx, { projectId, taskIds, change: { field, value } }: BulkEditTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    if (field === "assignedToId") await assertStaff(value);
    const chosen = chosenOf(tasks, taskIds).filter((task) => task[field] !== value);
    if (chosen.length === 0) return { changeSetId: null };
    await tx.implementationTask.updateMany({ where: { id: { in: chosen.map(({ id }) => id) } }, data: { [field]: value, version: { increment: 1 } } });
    const changes = chosen.map((task) => ({ entity: "ImplementationTask", id: task.id, before: task, after: { [field]: value, version: task.version + 1 } }));
    return recordOn(tx, ctx, project, { name: "project.tasks_edited", label: `Change ${chosen.length} tasks`, details: { fields: [field], count: chosen.length }, changes });
  });
}

/** To another place, in its phase or in another. */
export function moveTask(ctx: Ctx, { projectId, taskId, phase, afterId }: MoveTask) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const task = tasks.find(({ id }) => id === taskId) ?? notFound();
    const others = tasks.filter((each) => each.phase === phase && each.id !== taskId).toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
    const place = afterId === null ? 0 : others.findIndex(({ id }) => id === afterId) + 1;
    if (afterId !== null && place === 0) notFound();
    const order = others.toSpliced(place, 0, task);
    const own = await putTask(tx, task, differing(task, { phase }));
    await putOrder(tx, order.map(({ id }) => id));
    const moved = order.map((each, n) => ({ entity: "ImplementationTask", id: each.id, before: each, after: { sortOrder: n + 1, ...(each.id === taskId && own.after) } })).filter(({ id, before, after }) => id === taskId || before.sortOrder !== after.sortOrder);
    return recordOn(tx, ctx, project, { name: "project.task_moved", label: `Move ${task.name}`, entity: "ImplementationTask", entityId: taskId, details: { phase }, changes: moved });
  });
}

/** Takes tasks out of the project; what waited for them waits no longer. */
export function removeTasks(ctx: Ctx, { projectId, taskIds }: ManyTasks) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const chosen = chosenOf(tasks, taskIds);
    const deletedAt = new Date();
    await tx.implementationTask.updateMany({ where: { id: { in: taskIds } }, data: { deletedAt, version: { increment: 1 } } });
    const changes = chosen.map((task) => ({ entity: "ImplementationTask", id: task.id, before: task, after: { deletedAt, version: task.version + 1 } }));
    return recordOn(tx, ctx, project, { name: "project.tasks_removed", label: chosen.length === 1 ? `Remove ${chosen[0]?.name}` : `Remove ${chosen.length} tasks`, details: { count: chosen.length }, changes });
  });
}

/** Writes columns of one task and answers the change. */
async function putTask(tx: Tx, task: LockedTask, changed: Partial<LockedTask>) {
  const after = { ...changed, version: task.version + 1 };
  const dates = changed.dueDate === undefined ? {} : { dueDate: changed.dueDate && dateColumn(changed.dueDate) };
  const { plannedStartDate: _, ...columns } = after;
  await tx.implementationTask.update({ where: { id: task.id }, data: { ...columns, ...dates } as object, select: { id: true } });
  return { entity: "ImplementationTask", id: task.id, before: task, after };
}

function chosenOf(tasks: readonly LockedTask[], ids: readonly string[]) {
  return [...new Set(ids)].map((id) => tasks.find((task) => task.id === id) ?? notFound());
}

function assertDependencies(tasks: readonly LockedTask[], { id, dependsOnIds }: { id: string; dependsOnIds: readonly string[] }) {
  if (dependsOnIds.some((needed) => !tasks.some((task) => task.id === needed))) refuseField("dependsOnIds", "A task depends on tasks of its own project.");
  const all = tasks.filter((task) => task.id !== id).map((task): Pick<LockedTask, "id" | "dependsOnIds"> => task);
  if (!sorted([...all, { id, dependsOnIds: [...dependsOnIds] }])) refuseField("dependsOnIds", "These tasks would wait for each other in a circle.");
}
