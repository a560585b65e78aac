import "server-only";
import { notFound } from "next/navigation";
import { undoChangeSet } from "@/lib/changes/commands";
import { together } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { lockForWork } from "@/lib/projects/entering";
import { logLine } from "@/lib/projects/log";
import { readTasks } from "@/lib/projects/places";
import type { UndoOnProject } from "@/lib/projects/rules";
import { sorted } from "@/lib/projects/rules/planning";
import { settle } from "@/lib/projects/settling";
import { refuse } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { contextFor } from "../entering";

/** What staff take back of what they did. Everything else has gone further: clocks have stopped or people have heard. */
const undoable = [
  "project.edited", "project.task_added", "project.task_edited", "project.tasks_edited", "project.task_moved", "project.tasks_removed", "project.tasks_started", "project.tasks_completed",
  "project.tasks_skipped", "project.tasks_reopened", "project.phase_changed", "project.readiness_set", "project.logged", "progress.answered", "blocker.edited",
];

/** Takes one's own change of a project back; what is reckoned follows, and the log says so. Refused, naming who, where one of its rows was changed since. */
export async function undoOnProject(staff: StaffCtx, { projectId, changeSetId }: UndoOnProject) {
  const ctx = await contextFor(staff, projectId);
  return together(ctx, async (tx) => {
    await lockForWork(tx, ctx, projectId);
    const set = await tx.changeSet.findFirst({ where: { id: changeSetId, committedByKind: "STAFF", committedById: staff.staffId }, select: { label: true } });
    const facts = await tx.auditLog.findMany({ where: { changeSetId }, select: { action: true, projectId: true }, take: 2 });
    if (!set || facts.length === 0 || facts.some((fact) => fact.projectId !== projectId)) return notFound();
    if (!facts.every(({ action }) => undoable.includes(action))) refuse("This is not undone. Do the opposite instead.");
    const undone = await undoChangeSet(ctx, { changeSetId });
    if (!sorted(await readTasks(tx, projectId))) refuse("With what was changed since, tasks would wait for each other in a circle, so nothing was undone.", 409);
    const line = await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: `Undone: ${set.label}`, actor: ctx.actor });
    if ((await settle(tx, ctx, projectId)).length > 0) await note(tx, ctx, { name: "project.reckoned", entity: "ImplementationProject", entityId: projectId, projectId, details: {} });
    return { ...undone, line };
  });
}
