import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import { lockForWork } from "@/lib/projects/entering";
import { logLine } from "@/lib/projects/log";
import type { LockedTask } from "@/lib/projects/places";
import { recordOn } from "@/lib/projects/settling";
import { refuse } from "@/lib/refusal";
import { mailAnswer } from "../answer-mail";
import type { AnswerClient, AnswerOnBlocker } from "../rules";

/** What staff say to the client, under their own name; the client reads it on its progress page, and whoever wrote there gets a mail. Refused where the client would not see it. An internal note is another thing, in another table. */
export function answerClient(ctx: Ctx, { projectId, taskId, blockerId, content }: AnswerClient) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const about = taskId ? taskShown(tasks, taskId) : blockerId ? await blockerShown(tx, { projectId, blockerId }) : null;
    const comment = await tx.clientComment.create({ data: { tenantId: ctx.tenantId, projectId, taskId, blockerId, content, ...by("author", ctx.actor) } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: about ? `Written to the client: ${about}` : "Written to the client", content, actor: ctx.actor });
    const { changeSetId } = await recordOn(tx, ctx, project, {
      name: "progress.answered", label: "Write to the client", entity: "ClientComment", entityId: comment.id, changes: [{ entity: "ClientComment", id: comment.id, before: null, after: comment }], details: {},
    });
    await mailAnswer({ tx, ctx, project }, comment);
    return { commentId: comment.id, changeSetId };
  });
}

/** What the owner of a blocker answers about it, whatever their role. */
export function answerOnBlocker(ctx: Ctx, said: AnswerOnBlocker) {
  return answerClient(ctx, { taskId: null, ...said });
}

function taskShown(tasks: readonly LockedTask[], taskId: string): string {
  const { name, visibility } = tasks.find(({ id }) => id === taskId) ?? notFound();
  return visibility === "FULL" ? name : refuse("The client does not see this task. Show it to the client first, or write about the whole.");
}

async function blockerShown(tx: Tx, { projectId, blockerId }: { projectId: string; blockerId: string }): Promise<string> {
  const { title, status, isClientVisible } = (await tx.implementationBlocker.findFirst({ where: { id: blockerId, projectId }, select: { title: true, status: true, isClientVisible: true } })) ?? notFound();
  if (!isClientVisible) refuse("The client does not see this blocker. Show it to the client first, or write about the whole.");
  return status === "RESOLVED" ? refuse("This blocker is resolved, and the client no longer sees it. Write about the whole.", 409) : title;
}
