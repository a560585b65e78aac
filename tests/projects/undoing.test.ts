import { expect, test } from "vitest";
import { changeBlocker } from "@/lib/blockers/commands/changing";
import { openBlocker } from "@/lib/blockers/commands/opening";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { inProject } from "@/lib/ops/projects/entering";
import { undoOnProject } from "@/lib/ops/projects/commands/undoing";
import { holdProject } from "@/lib/projects/commands/holding";
import { changePhase } from "@/lib/projects/commands/phases";
import { completeTasks } from "@/lib/projects/commands/progressing";
import { bulkEditTasks, editTask, moveTask, removeTasks } from "@/lib/projects/commands/tasks";
import { staff } from "../ops/staff";
import { project } from "./scene";

const kickoffDate = "2031-06-02";

/** Ruth at work; `undo` takes back what an act of hers answered. */
async function working() {
  const [p, ruth] = [await project({ kickoffDate }), await staff("Ruth", "IMPLEMENTATION")];
  const { projectId } = p;
  const undo = (done: { changeSetId: string | null }) => undoOnProject(ruth.ctx, { projectId, changeSetId: done.changeSetId ?? "" });
  const move = () => inProject(changePhase)(ruth.ctx, { projectId, from: "DISCOVERY", to: "UAT", reason: "Workshop" });
  return { ...p, staff: ruth, undo, move };
}

test("a phase that was changed is the one before, and the log tells both", async () => {
  const w = await working();
  await w.undo(await w.move());
  expect((await w.row()).currentPhase).toBe("DISCOVERY");
  expect((await w.log()).slice(1)).toEqual(["PHASE_TRANSITION Discovery → Acceptance", "NOTE Undone: Move to Acceptance"]);
  expect((await w.facts()).slice(-2)).toEqual(["project.phase_changed Ruth", "change.undone Ruth"]);
});

test("edits of tasks, their order, their end and their removal are taken back, and the schedule follows", async () => {
  const w = await working();
  const { projectId } = w;
  const before = await w.tasks();
  const [first, second] = before;
  if (!first || !second) throw new Error("no tasks");
  const planned = (rows: typeof before) => rows.map(({ name, status, dueDate, sortOrder, assignedToId }) => [name, status, dueDate?.toISOString(), sortOrder, assignedToId]);
  const ctx = w.staff.ctx;
  await w.undo(await inProject(editTask)(ctx, { projectId, taskId: first.id, field: "durationDays", was: first.durationDays, value: first.durationDays + 5 }));
  await w.undo(await inProject(moveTask)(ctx, { projectId, taskId: first.id, phase: "DISCOVERY", afterId: second.id }));
  await w.undo(await inProject(bulkEditTasks)(ctx, { projectId, taskIds: [first.id, second.id], change: { field: "assignedToId", value: w.ruth.id } }));
  await w.undo(await inProject(completeTasks)(ctx, { projectId, taskIds: [first.id] }));
  await w.undo(await inProject(removeTasks)(ctx, { projectId, taskIds: [second.id] }));
  expect(planned(await w.tasks())).toEqual(planned(before));
});

test("words and owner of a blocker are taken back; its clock, a hold and somebody else's change are not", async () => {
  const w = await working();
  const { projectId } = w;
  const ctx = w.staff.ctx;
  const { blockerId, changeSetId: opened } = await inProject(openBlocker)(ctx, { projectId, title: "No access", category: "VENDOR" });
  await w.undo(await inProject(changeBlocker)(ctx, { projectId, blockerId, field: "title", was: "No access", value: "No VPN" }));
  await w.undo(await inProject(changeBlocker)(ctx, { projectId, blockerId, field: "ownerId", was: w.staff.id, value: w.leon.id }));
  expect(await everything.implementationBlocker.findUnique({ where: { id: blockerId } })).toMatchObject({ title: "No access", ownerId: w.staff.id, status: "OPEN" });
  const category = await inProject(changeBlocker)(ctx, { projectId, blockerId, field: "category", was: "VENDOR", value: "CLIENT_SIDE" });
  await expect(w.undo(category)).rejects.toThrow("is not undone: its clock has counted");
  await expect(w.undo({ changeSetId: opened })).rejects.toThrow("Do the opposite");
  await expect(undoOnProject((await staff("Leon", "IMPLEMENTATION")).ctx, { projectId, changeSetId: opened })).rejects.toThrow("404");
  await expect(w.undo(await inProject(holdProject)(ctx, { projectId, reason: "They merge." }))).rejects.toThrow("Do the opposite");
});

test("what was changed since stands, naming who; the seller's own people take nothing of it back, nor does another project", async () => {
  const [w, other] = [await working(), await working()];
  const { projectId } = w;
  const moved = await w.move();
  await changePhase(w.second, { projectId, from: "UAT", to: "CONFIGURATION", reason: "Back" });
  await expect(w.undo(moved)).rejects.toThrow("Leon changed this since");
  const { id, name } = await w.task("Hold the kickoff");
  const edited = await inProject(editTask)(w.staff.ctx, { projectId, taskId: id, field: "name", was: name, value: "Kick off" });
  await expect(undoChangeSet(w.as(w.adam), { changeSetId: edited.changeSetId ?? "" })).rejects.toThrow("The vendor's staff");
  await expect(other.undo(edited)).rejects.toThrow("404");
  expect((await w.tasks()).some((task) => task.name === "Kick off")).toBe(true);
});
