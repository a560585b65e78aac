import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { assertWeighable, listLiveTasks, lockParent, lockTask, MOST_TASKS, recordChange } from "../places";
import type { CreateTask, DeleteTask, EditTask } from "../rules/tasks";

/** A task at the end of a product's or a solution's list. Refused when the weights would exceed 100. */
export function createTask(ctx: Ctx, { parent: asked, ...values }: CreateTask) {
  return within(ctx, async (tx) => {
    const parent = await lockParent(tx, ctx, asked);
    const tasks = await listLiveTasks(tx, parent);
    if (tasks.length >= MOST_TASKS) refuse(`${parent.name} has ${MOST_TASKS} tasks. That is as many as one may have.`);
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    assertWeighable([...tasks.map(({ weight }) => weight), values.weight ?? "0"]);
    const data = { ...given, name: values.name, tenantId: ctx.tenantId, ...parent.columns, sequenceNumber: tasks.length + 1 };
    const task = await orTaken(tx.task.create({ data }), "externalId", "Another task has this external id.");
    const recorded = await recordChange(tx, ctx, parent, { name: "task.created", label: `Add task ${task.name} to ${parent.name}`, changes: [{ entity: "Task", id: task.id, before: null, after: task }], details: { taskId: task.id } });
    return { ...recorded, taskId: task.id };
  });
}

/** One field of a task, with the value that was read. */
export function editTask(ctx: Ctx, { taskId, field, was, value }: EditTask): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const { parent, task } = await lockTask(tx, ctx, taskId);
    await assertUnchanged(tx, { entity: "Task", id: taskId, field, was, now: task[field], yours: value });
    const changed = differing(task, { [field]: value }, ["weight"]);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    if (field === "weight") assertWeighable((await listLiveTasks(tx, parent)).map(({ id, weight }) => (id === taskId ? value : weight)));
    const after = { ...changed, version: task.version + 1 };
    await orTaken(tx.task.update({ where: { id: taskId }, data: after, select: { id: true } }), "externalId", "Another task has this external id.");
    return recordChange(tx, ctx, parent, { name: "task.edited", label: `Change task ${task.name} of ${parent.name}`, changes: [{ entity: "Task", id: taskId, before: task, after }], details: { taskId, fields: [field] } });
  });
}

/** Into the trash; those after it move up, and plans that have it keep it until they are synced. */
export function deleteTask(ctx: Ctx, { taskId }: DeleteTask) {
  return within(ctx, async (tx) => {
    const { parent, task } = await lockTask(tx, ctx, taskId);
    const after = { deletedAt: new Date(), version: task.version + 1 };
    await tx.task.update({ where: { id: taskId }, data: after, select: { id: true } });
    return recordChange(tx, ctx, parent, { name: "task.deleted", label: `Delete task ${task.name} of ${parent.name}`, changes: [{ entity: "Task", id: taskId, before: task, after }], details: { taskId } });
  });
}
