import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { addBusinessDays } from "@/lib/calendars/clock";
import { within } from "@/lib/db/within";
import { logLine } from "@/lib/projects/log";
import { recordOn } from "@/lib/projects/settling";
import { refuse, refuseField } from "@/lib/refusal";
import { duesOf, started, stopped } from "../clock";
import { lockForBlocker } from "../entering";
import { putClocks } from "../places";
import { assertMaySnooze, assertUnresolved, SNOOZE_DAYS, type OneBlocker, type SnoozeBlocker } from "../rules";
import { countSnoozes } from "../steps";
import { assertRuns } from "../tracks";

/** The log is text that people of every zone read: it names its own. */
const minute = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** The clock stands until `until`, at most ten business days of its own calendar ahead; it goes on at that instant, whenever a worker notices. */
export function snoozeBlocker(ctx: Ctx, { reason, until, ...which }: SnoozeBlocker) {
  return within(ctx, async (tx) => {
    const { project, blocker, track, at } = await lockForBlocker(tx, ctx, which);
    assertMaySnooze({ status: blocker.status, isDirectorInvolved: blocker.escalatedToDirectorAt !== null, snoozes: await countSnoozes(tx, blocker) });
    if (until <= at) refuseField("until", "A snooze ends in the future.");
    const latest = addBusinessDays(assertRuns(track, blocker.category), at, SNOOZE_DAYS);
    if (latest && until > latest) refuseField("until", `At most ${SNOOZE_DAYS} business days.`);
    const after = { ...stopped(track, blocker, at), status: "SNOOZED" as const, snoozeUntil: until, snoozeReason: reason, version: blocker.version + 1 };
    await putClocks(tx, [{ blocker, ...after, dues: duesOf(track, after), isWoken: false }]);
    await tx.implementationBlocker.update({ where: { id: blocker.id }, data: after, select: { id: true } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: `Snoozed: ${blocker.title}`, content: `Until ${minute.format(until).replace(",", "")} UTC. ${reason}`, actor: ctx.actor });
    return recordOn(tx, ctx, project, { name: "blocker.snoozed", label: `Snooze ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: { cycle: blocker.cycle }, changes: [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }] });
  });
}

/** Before its time, by hand: the clock goes on from now. */
export function wakeBlocker(ctx: Ctx, which: OneBlocker) {
  return within(ctx, async (tx) => {
    const { project, blocker, track, at, isHeld } = await lockForBlocker(tx, ctx, which);
    if (blocker.status !== "SNOOZED") refuse("This blocker is not snoozed.", 409);
    const clock = isHeld ? stopped(track, blocker, at) : started(blocker, at);
    const after = { ...clock, status: "OPEN" as const, snoozeUntil: null, snoozeReason: null };
    await putClocks(tx, [{ blocker, ...clock, dues: duesOf(track, clock), isWoken: true }]);
    await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: `Snooze ended early: ${blocker.title}`, actor: ctx.actor });
    return recordOn(tx, ctx, project, { name: "blocker.woken", label: `End the snooze of ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: {}, changes: [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }] });
  });
}

/** Quiets the owner's reminder and nothing else: manager and director still hear when their time comes. */
export function acknowledgeBlocker(ctx: Ctx, which: OneBlocker) {
  return within(ctx, async (tx) => {
    const { project, blocker, at } = await lockForBlocker(tx, ctx, which);
    assertUnresolved(blocker);
    if (blocker.acknowledgedAt) refuse("This blocker is acknowledged already.", 409);
    const after = { acknowledgedAt: at, version: blocker.version + 1 };
    await tx.implementationBlocker.update({ where: { id: blocker.id }, data: after, select: { id: true } });
    return recordOn(tx, ctx, project, { name: "blocker.acknowledged", label: `Acknowledge ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: {}, changes: [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }] });
  });
}
