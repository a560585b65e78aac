import "server-only";
import { notFound } from "next/navigation";
import { within } from "@/lib/db/within";
import { replyToBlocker as answerBlocker } from "@/lib/blockers/replying";
import { by } from "@/lib/events/record";
import { logLine } from "@/lib/projects/log";
import { lockProject, nowOf } from "@/lib/projects/places";
import { assertOpen } from "@/lib/projects/rules";
import { recordOn } from "@/lib/projects/settling";
import { refuse } from "@/lib/refusal";
import type { Door } from "../door";
import type { ReplyToBlocker } from "../rules";

/** What the client answers to something that stands in the way: a snooze of it ends, its owner hears, and it counts as contact. */
export function replyToBlocker({ ctx, projectId }: Door, { blockerId, content }: ReplyToBlocker): Promise<{ commentId: string }> {
  return within(ctx, async (tx) => {
    const project = await lockProject(tx, projectId);
    if (project.status === "CANCELLED") return notFound();
    assertOpen(project);
    const blocker = (await tx.implementationBlocker.findFirst({ where: { id: blockerId, projectId, isClientVisible: true }, select: { status: true, title: true } })) ?? notFound();
    if (blocker.status === "RESOLVED") refuse("This is settled already. Write a comment if it is not.", 409);
    const comment = await tx.clientComment.create({ data: { tenantId: ctx.tenantId, projectId, blockerId, content, ...by("author", ctx.actor) } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: `The client replied: ${blocker.title}`, content, actor: ctx.actor });
    const followed = await answerBlocker(tx, ctx, { projectId, blockerId, reply: { id: comment.id, content }, at: await nowOf(tx) });
    await recordOn(tx, ctx, project, {
      name: "progress.replied", label: "Reply on the progress page", entity: "ClientComment", entityId: comment.id,
      changes: [{ entity: "ClientComment", id: comment.id, before: null, after: comment }, ...followed], details: {},
    });
    return { commentId: comment.id };
  });
}
