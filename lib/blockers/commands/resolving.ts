import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { addBusinessDays } from "@/lib/calendars/clock";
import { within, type Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import { releaseTask } from "@/lib/projects/completing";
import { logLine } from "@/lib/projects/log";
import { recordOn } from "@/lib/projects/settling";
import { refuse } from "@/lib/refusal";
import { duesOf, started, stopped } from "../clock";
import { lockForBlocker } from "../entering";
import { putClocks, ringWatches, type LockedBlocker } from "../places";
import { assertUnresolved, REOPEN_DAYS, type ReopenBlocker, type ResolveBlocker } from "../rules";
import { blockTask, cancelPending, putSteps, restorePending } from "../steps";
import { tellStaff } from "../telling";
import { assertRuns } from "../tracks";

/** Ends a blocker with how it ended: pending levels are cancelled, everyone it was escalated to hears (its owner as well when nobody resolved it by hand), and a task that nothing else blocks goes on. */
export function resolveBlocker(ctx: Ctx, { notes, ...which }: ResolveBlocker) {
  return within(ctx, async (tx) => {
    const { project, blocker, track, at } = await lockForBlocker(tx, ctx, which);
    assertUnresolved(blocker);
    const after = { ...stopped(track, blocker, at), status: "RESOLVED" as const, snoozeUntil: null, snoozeReason: null, resolvedAt: at, ...by("resolved", ctx.actor), resolutionNotes: notes, version: blocker.version + 1 };
    await tx.implementationBlocker.update({ where: { id: blocker.id }, data: after, select: { id: true } });
    await cancelPending(tx, blocker);
    await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "BLOCKER_RESOLVED", subject: `Resolved: ${blocker.title}`, content: notes, actor: ctx.actor });
    const released = blocker.taskId ? await releaseTask(tx, blocker.taskId) : [];
    const recorded = await recordOn(tx, ctx, project, { name: "blocker.resolved", label: `Resolve ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: { cycle: blocker.cycle }, changes: [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }, ...released] });
    const owner = ctx.actor.kind === "SYSTEM" && blocker.ownerId ? [blocker.ownerId] : [];
    const staffIds = [...(await listTold(tx, blocker)), ...owner].filter((id) => id !== ctx.actor.id);
    await tellStaff(tx, { blocker, staffIds, kind: "blocker.resolved", key: recorded.factId, title: `Resolved: ${blocker.title}`, body: `By ${ctx.actor.name}. ${notes}`, dropIf: ["OPEN"], at });
    return recorded;
  });
}

/** Within five business days the same cycle goes on: counted time is kept, fired levels never repeat. Later a new cycle begins from nothing. The time it was resolved is no time it was open. */
export function reopenBlocker(ctx: Ctx, { reason, ...which }: ReopenBlocker) {
  return within(ctx, async (tx) => {
    const { project, tasks, blocker, track, at, isHeld } = await lockForBlocker(tx, ctx, which);
    if (blocker.status !== "RESOLVED" || !blocker.resolvedAt) refuse("This blocker is not resolved.", 409);
    const latest = addBusinessDays(assertRuns(track, blocker.category), blocker.resolvedAt, REOPEN_DAYS);
    const isSame = latest === null || at <= latest;
    const standing = { consumedSeconds: isSame ? blocker.consumedSeconds : 0, runningSince: null };
    const clock = isHeld ? standing : started(standing, at);
    const fresh = { cycle: blocker.cycle + 1, acknowledgedAt: null, reminderSentAt: null, escalatedToManagerAt: null, escalatedToDirectorAt: null };
    const after = {
      ...clock, status: "OPEN" as const, resolvedAt: null, closedSeconds: blocker.closedSeconds + Math.max(0, Math.floor((at.getTime() - blocker.resolvedAt.getTime()) / 1000)), resolvedByKind: null,
      resolvedById: null, resolvedByName: null, resolutionNotes: null, version: blocker.version + 1, ...(!isSame && fresh),
    };
    await tx.implementationBlocker.update({ where: { id: blocker.id }, data: after, select: { id: true } });
    const now: LockedBlocker = { ...blocker, ...after };
    if (isSame) await restorePending(tx, now);
    else await putSteps(tx, now, duesOf(track, clock));
    if (isSame) await putClocks(tx, [{ blocker: now, ...clock, dues: duesOf(track, clock), isWoken: false }]);
    if (clock.runningSince) await ringWatches(tx, [blocker]);
    await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: `Reopened: ${blocker.title}`, content: reason, actor: ctx.actor });
    const task = tasks.find(({ id }) => id === blocker.taskId);
    const held = task ? await blockTask(tx, task) : [];
    return recordOn(tx, ctx, project, { name: "blocker.reopened", label: `Reopen ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: { cycle: now.cycle }, changes: [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }, ...held] });
  });
}

const Told = z.array(z.object({ staffId: z.uuid().nullable() })).catch([]);

/** The staff that levels of this cycle have told. */
async function listTold(tx: Tx, { id: blockerId, cycle }: LockedBlocker) {
  const steps = await tx.escalationStep.findMany({ where: { blockerId, cycle, state: "FIRED" }, select: { recipients: true }, take: 3 });
  return steps.flatMap(({ recipients }) => Told.parse(recipients).flatMap(({ staffId }) => staffId ?? []));
}
