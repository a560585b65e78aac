import { expect, test } from "vitest";
import { addTask, bulkEditTasks, editTask, moveTask, removeTasks } from "@/lib/projects/commands/tasks";
import { completeTasks, reopenTasks, skipTasks, startTasks } from "@/lib/projects/commands/progressing";
import { everything } from "@/lib/db/everything";
import { colleague, project } from "./scene";

const day = (date: Date | null) => date?.toISOString().slice(0, 10);
const kickoffDate = "2031-06-02"; // a Monday

test("a task is added at the end of its phase; the client's is shown to the client", async () => {
  const p = await project({ kickoffDate });
  const { taskId } = await addTask(p.ctx, { projectId: p.projectId, phase: "DISCOVERY", name: "Meet the works council", isRequired: true, ownerSide: "CLIENT", durationDays: 2, estimatedHours: null, assignedToId: p.ruth.id, dependsOnIds: [(await p.task("Agree the plan")).id] });
  const task = await everything.implementationTask.findUniqueOrThrow({ where: { id: taskId } });
  expect([task.sortOrder, task.visibility, day(task.plannedStartDate), day(task.dueDate)]).toEqual([4, "FULL", "2031-06-10", "2031-06-11"]);
  expect((await p.facts()).at(-1)).toBe("project.task_added Ruth");
});

test("moving one date moves what depends on it, in the same change set, and the forecast", async () => {
  const p = await project({ kickoffDate });
  const kickoff = await p.task("Hold the kickoff");
  const before = await p.row();
  const { changeSetId } = await editTask(p.ctx, { projectId: p.projectId, taskId: kickoff.id, field: "dueDate", was: day(kickoff.dueDate), value: "2031-06-09" });
  expect([day((await p.task("Write down")).plannedStartDate), day((await p.task("Hold the kickoff")).dueDate), (await p.task("Hold the kickoff")).isDatePinned]).toEqual(["2031-06-10", "2031-06-09", true]);
  expect((await p.row()).forecastGoLiveDate?.getTime()).toBe((before.forecastGoLiveDate?.getTime() ?? 0) + 7 * 86_400_000);
  const items = await everything.changeItem.findMany({ where: { changeSetId: changeSetId ?? "" }, select: { entityType: true, entityId: true } });
  expect(items.length).toBe(new Set(items.map(({ entityId }) => entityId)).size);
  expect(items.some(({ entityType }) => entityType === "ImplementationProject")).toBe(true);
  await editTask(p.ctx, { projectId: p.projectId, taskId: kickoff.id, field: "dueDate", was: "2031-06-09", value: null });
  expect(day((await p.task("Hold the kickoff")).dueDate)).toBe(kickoffDate);
});

test("a task is renamed, retimed, reassigned and shown field by field; who read an older value hears both", async () => {
  const p = await project({ kickoffDate });
  const { id: taskId, name } = await p.task("Agree the plan");
  const edit = { projectId: p.projectId, taskId };
  await editTask(p.ctx, { ...edit, field: "name", was: name, value: "Agree the whole plan" });
  await editTask(p.ctx, { ...edit, field: "durationDays", was: 2, value: 4 });
  await editTask(p.ctx, { ...edit, field: "assignedToId", was: null, value: p.leon.id });
  await editTask(p.ctx, { ...edit, field: "visibility", was: "FULL", value: "TITLE_ONLY" });
  await editTask(p.ctx, { ...edit, field: "estimatedHours", was: "6.00", value: "7.5" });
  expect(await p.task("Agree the whole")).toMatchObject({ durationDays: 4, assignedToId: p.leon.id, visibility: "TITLE_ONLY" });
  await expect(editTask(p.second, { ...edit, field: "name", was: name, value: "Mine" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "Agree the whole plan", yours: "Mine", byName: "Ruth" } } });
});

test("dependencies stay inside the project and never make a circle; nobody who left is put to work", async () => {
  const [p, other] = [await project({ kickoffDate }), await project()];
  const [kickoff, plan, theirs, gone] = [await p.task("Hold the kickoff"), await p.task("Agree the plan"), await other.task("Hold the kickoff"), await colleague("Gone", { isActive: false })];
  const edit = { projectId: p.projectId, taskId: kickoff.id, field: "dependsOnIds", was: [] } as const;
  await expect(editTask(p.ctx, { ...edit, value: [plan.id] })).rejects.toThrow("in a circle");
  await expect(editTask(p.ctx, { ...edit, value: [kickoff.id] })).rejects.toThrow("in a circle");
  await expect(editTask(p.ctx, { ...edit, value: [theirs.id] })).rejects.toThrow("its own project");
  await expect(editTask(p.ctx, { projectId: p.projectId, taskId: kickoff.id, field: "assignedToId", was: null, value: gone.id })).rejects.toThrow("not of the staff");
});

test("a task moves to another place and another phase; the order has no gaps", async () => {
  const p = await project({ kickoffDate });
  const [kickoff, plan] = [await p.task("Hold the kickoff"), await p.task("Agree the plan")];
  await moveTask(p.ctx, { projectId: p.projectId, taskId: plan.id, phase: "DISCOVERY", afterId: null });
  expect((await p.tasks()).filter(({ phase }) => phase === "DISCOVERY").map(({ name, sortOrder }) => [name, sortOrder])).toEqual([["Agree the plan", 1], ["Hold the kickoff", 2], ["Write down what is needed", 3]]);
  const last = await p.task("Tune categories");
  await moveTask(p.ctx, { projectId: p.projectId, taskId: plan.id, phase: "OPTIMIZATION", afterId: last.id });
  expect((await p.tasks()).at(-1)).toMatchObject({ name: "Agree the plan", phase: "OPTIMIZATION" });
  await expect(moveTask(p.ctx, { projectId: p.projectId, taskId: plan.id, phase: "UAT", afterId: kickoff.id })).rejects.toThrow(/404/);
});

test("many tasks are changed at once, as one change set", async () => {
  const p = await project({ kickoffDate });
  const taskIds = (await p.tasks()).slice(0, 3).map(({ id }) => id);
  const { changeSetId } = await bulkEditTasks(p.ctx, { projectId: p.projectId, taskIds, change: { field: "assignedToId", value: p.ruth.id } });
  expect((await p.tasks()).filter(({ assignedToId }) => assignedToId === p.ruth.id)).toHaveLength(3);
  expect(await everything.changeItem.count({ where: { changeSetId: changeSetId ?? "", entityType: "ImplementationTask" } })).toBe(3);
  await removeTasks(p.ctx, { projectId: p.projectId, taskIds: taskIds.slice(1) });
  expect(await p.tasks()).toHaveLength(17);
});

test("work begins, is completed, opened again and skipped; the log tells, dates follow what really happened", async () => {
  const p = await project({ kickoffDate });
  const [kickoff, branding, plan] = [await p.task("Hold the kickoff"), await p.task("Brand"), await p.task("Agree the plan")];
  const of = (...tasks: { id: string }[]) => ({ projectId: p.projectId, taskIds: tasks.map(({ id }) => id) });
  await startTasks(p.ctx, of(kickoff));
  expect([(await p.row()).status, (await p.task("Hold")).status]).toEqual(["IN_PROGRESS", "IN_PROGRESS"]);
  await completeTasks(p.ctx, of(kickoff));
  expect(await p.task("Hold")).toMatchObject({ status: "COMPLETED", completedByKind: "STAFF", completedByName: "Ruth" });
  await expect(completeTasks(p.ctx, of(kickoff))).rejects.toThrow("completed already");
  await expect(skipTasks(p.ctx, of(plan))).rejects.toMatchObject({ details: { fields: { reason: expect.any(String) } } });
  await skipTasks(p.ctx, of(branding));
  await skipTasks(p.ctx, { ...of(plan), reason: "Agreed by mail." });
  await reopenTasks(p.ctx, of(kickoff, plan));
  expect([(await p.task("Hold")).status, (await p.task("Agree the plan")).status, (await p.task("Brand")).status, (await p.task("Hold")).completedAt]).toEqual(["IN_PROGRESS", "PENDING", "SKIPPED", null]);
  expect((await p.log()).slice(1)).toEqual(["TASK_COMPLETED Completed: Hold the kickoff", "NOTE Skipped Brand the reporting page", "NOTE Skipped Agree the plan", "NOTE Reopened 2 tasks"]);
});

test("what is blocked is neither completed nor skipped", async () => {
  const p = await project({ kickoffDate });
  const { id } = await p.task("Hold the kickoff");
  await everything.implementationTask.update({ where: { id }, data: { status: "BLOCKED" } });
  await expect(completeTasks(p.ctx, { projectId: p.projectId, taskIds: [id] })).rejects.toThrow("Resolve the blocker first.");
  await expect(skipTasks(p.ctx, { projectId: p.projectId, taskIds: [id], reason: "x" })).rejects.toThrow("Resolve the blocker first.");
});

test("the seller's people only look, and another tenant's project is not there", async () => {
  const p = await project({ kickoffDate });
  const { id: taskId, name } = await p.task("Hold the kickoff");
  const many = { projectId: p.projectId, taskIds: [taskId] };
  const add = { projectId: p.projectId, phase: "UAT", name: "x", isRequired: true, ownerSide: "STAFF", durationDays: 1, estimatedHours: null, assignedToId: null, dependsOnIds: [] as string[] } as const;
  for (const [ctx, refusal] of [[p.as(p.adam), "The vendor's staff work on implementations."], [p.elsewhere, "404"]] as const) {
    await expect(addTask(ctx, add)).rejects.toThrow(refusal);
    await expect(editTask(ctx, { projectId: p.projectId, taskId, field: "name", was: name, value: "x" })).rejects.toThrow(refusal);
    await expect(moveTask(ctx, { projectId: p.projectId, taskId, phase: "UAT", afterId: null })).rejects.toThrow(refusal);
    await expect(bulkEditTasks(ctx, { ...many, change: { field: "isRequired", value: false } })).rejects.toThrow(refusal);
    for (const command of [startTasks, completeTasks, skipTasks, reopenTasks, removeTasks]) await expect(command(ctx, many)).rejects.toThrow(refusal);
  }
});
