import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { hearersOf } from "@/lib/projects/hearing";
import { logLine } from "@/lib/projects/log";
import { duesOf, started } from "./clock";
import { heldOf } from "./clocks";
import { lockBlocker, putClocks } from "./places";
import { tellStaff } from "./telling";
import { readTracks } from "./tracks";

/**
 * The client has answered on a blocker it sees, at `at`: a client-side snooze ends at that instant, and the owner hears, or whoever stands in for them. Call it in the transaction of the
 * reply, with the project locked; the reply itself (a ClientComment) and the record are the caller's. Answers the changes for that record.
 */
export async function replyToBlocker(tx: Tx, ctx: Ctx, { projectId, blockerId, reply, at }: { projectId: string; blockerId: string; reply: { id: string; content: string }; at: Date }): Promise<Change[]> {
  const blocker = await lockBlocker(tx, ctx.tenantId, { projectId, blockerId });
  if (!blocker.isClientVisible || blocker.status === "RESOLVED") return notFound();
  const project = await tx.implementationProject.findUniqueOrThrow({ where: { id: projectId }, select: { leadImplementerId: true, assignedUserIds: true } });
  const { staffIds, why } = await hearersOf({ ...project, ownerId: blocker.ownerId });
  const body = [`${ctx.actor.name}: ${reply.content.slice(0, 160)}`, why].filter(Boolean).join(" ");
  await tellStaff(tx, { blocker, staffIds, kind: "blocker.replied", key: reply.id, title: `The client answered: ${blocker.title}`, body, dropIf: ["RESOLVED"], at });
  if (blocker.status !== "SNOOZED" || blocker.category !== "CLIENT_SIDE" || !blocker.snoozeUntil) return [];
  const track = (await readTracks([blocker.clientOrganizationId]))(blocker);
  const ends = blocker.snoozeUntil < at ? blocker.snoozeUntil : at;
  const clock = (await heldOf(tx, [blocker])).has(projectId) ? { consumedSeconds: blocker.consumedSeconds, runningSince: blocker.runningSince } : started(blocker, ends);
  await putClocks(tx, [{ blocker, ...clock, dues: duesOf(track, clock), isWoken: true }]);
  await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: `The client answered, the snooze is over: ${blocker.title}`, actor: ctx.actor });
  return [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after: { ...clock, status: "OPEN", snoozeUntil: null, snoozeReason: null } }];
}
