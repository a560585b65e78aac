import "server-only";
import { notFound } from "next/navigation";
import { within, type Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import { completeInside } from "@/lib/projects/completing";
import { logLine } from "@/lib/projects/log";
import { lockProject, readTasks, type LockedProject } from "@/lib/projects/places";
import { assertOpen } from "@/lib/projects/rules";
import { recordOn } from "@/lib/projects/settling";
import { signInside } from "@/lib/projects/signing";
import { refuse } from "@/lib/refusal";
import type { Door } from "../door";
import { tellTeam } from "../telling";
import { STATEMENT, type AddComment, type OneTask, type SignGoLive } from "../rules";

/** The client ticks off a task of its own; everybody's schedule follows. */
export function completeTask({ ctx, projectId }: Door, { taskId }: OneTask): Promise<{ changeSetId: string }> {
  return within(ctx, async (tx) => {
    const project = await lockOpen(tx, projectId);
    const task = (await readTasks(tx, projectId)).find(({ id, visibility }) => id === taskId && visibility === "FULL") ?? notFound();
    if (task.ownerSide !== "CLIENT") refuse("This step is ours. Write to us if it should be done.", 403);
    if (task.status === "SKIPPED") refuse("This step was left out.", 409);
    await tellTeam(tx, project, { key: `${taskId}:${task.version}`, title: `${ctx.actor.name} completed: ${task.name}` });
    return completeInside(tx, ctx, project, [task]);
  });
}

/** Something said to the people on the other side, about a step or about the whole. */
export function addComment({ ctx, projectId }: Door, { taskId, content }: AddComment): Promise<{ commentId: string }> {
  return within(ctx, async (tx) => {
    const project = await lockOpen(tx, projectId);
    const task = taskId ? ((await tx.implementationTask.findFirst({ where: { id: taskId, projectId, visibility: "FULL", deletedAt: null }, select: { id: true, name: true } })) ?? notFound()) : null;
    return say(tx, { ctx, project }, { task, content });
  });
}

/** The client's signature under the go-live, by a link of a person's own or somebody signed in. */
export function signGoLive({ ctx, projectId, guest }: Door, { name }: SignGoLive): Promise<{ changeSetId: string }> {
  return within(ctx, async (tx) => {
    const project = await lockOpen(tx, projectId);
    if (project.currentPhase !== "GO_LIVE") refuse("It is not time to sign yet: the go-live comes later.");
    if (await tx.goLiveSignOff.findFirst({ where: { projectId, side: "CLIENT" }, select: { id: true } })) refuse("The go-live is signed already.", 409);
    await tellTeam(tx, project, { key: `signed:${projectId}`, title: `${name} signed off the go-live` });
    return signInside(tx, ctx, project, { side: "CLIENT", name, email: guest.email, statement: STATEMENT });
  });
}

async function lockOpen(tx: Tx, projectId: string): Promise<LockedProject> {
  const project = await lockProject(tx, projectId);
  if (project.status === "CANCELLED") return notFound();
  assertOpen(project);
  return project;
}

type Saying = { task: { id: string; name: string } | null; content: string };

async function say(tx: Tx, { ctx, project }: { ctx: Door["ctx"]; project: LockedProject }, { task, content }: Saying) {
  const comment = await tx.clientComment.create({ data: { tenantId: ctx.tenantId, projectId: project.id, taskId: task?.id ?? null, content, ...by("author", ctx.actor) } });
  await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: task ? `The client wrote: ${task.name}` : "The client wrote", content, actor: ctx.actor });
  await recordOn(tx, ctx, project, {
    name: "progress.commented", label: "Comment on the progress page", entity: "ClientComment", entityId: comment.id,
    changes: [{ entity: "ClientComment", id: comment.id, before: null, after: comment }], details: {},
  });
  await tellTeam(tx, project, { key: comment.id, title: task ? `${ctx.actor.name} wrote: ${task.name}` : `${ctx.actor.name} wrote on the progress page`, body: content.slice(0, 160) });
  return { commentId: comment.id };
}
