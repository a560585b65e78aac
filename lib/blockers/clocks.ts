import "server-only";
import type { Change } from "@/lib/events/record";
import { duesOf, started, stopped, switched, wholeSecond, type Clock, type Track } from "./clock";
import { lockUnresolved, putClocks, ringWatches, type LockedBlocker, type Put, type Sql } from "./places";
import { assertRuns, readTracks, type Tracks } from "./tracks";
import { putFacts, putLines } from "./writing";

/** A hold begins at `at`: every clock of the project stands. A snooze that was over by then ran in between. Answers the changes, for the record of the caller. */
export async function pauseClocks(tx: Sql, { tenantId, projectId, at }: { tenantId: string; projectId: string; at: Date }): Promise<Change[]> {
  const blockers = await lockUnresolved(tx, tenantId, projectId);
  const tracks = await readTracks(blockers.map(({ clientOrganizationId }) => clientOrganizationId));
  return put(tx, blockers.map((blocker) => {
    const awake = woken(blocker, at, { isHeld: false });
    return moved(blocker, tracks(blocker), { ...stopped(tracks(blocker), awake, at), isWoken: awake.isWoken });
  }));
}

/** The hold ends at `at`: every clock goes on, but for those still asleep. */
export async function resumeClocks(tx: Sql, { tenantId, projectId, at }: { tenantId: string; projectId: string; at: Date }): Promise<Change[]> {
  const blockers = await lockUnresolved(tx, tenantId, projectId);
  const tracks = await readTracks(blockers.map(({ clientOrganizationId }) => clientOrganizationId));
  const resumed = blockers.map((blocker) => {
    const awake = woken(blocker, at, { isHeld: true });
    const isAsleep = blocker.status === "SNOOZED" && !awake.isWoken;
    if (!isAsleep) assertRuns(tracks(blocker), blocker.category);
    return moved(blocker, tracks(blocker), { ...(isAsleep ? awake : started(awake, at)), isWoken: awake.isWoken });
  });
  await ringWatches(tx, resumed.filter(({ runningSince }) => runningSince !== null).map(({ blocker }) => blocker));
  return put(tx, resumed);
}

/** The project ends at `at`: its clocks stand for good and what is pending is cancelled. Returns how many steps were. */
export async function endClocks(tx: Sql, ended: { tenantId: string; projectId: string; at: Date }): Promise<number> {
  await pauseClocks(tx, ended);
  return tx.$executeRaw`
    update escalation_steps s set state = 'CANCELLED', "dueAt" = null, "updatedAt" = now() from implementation_blockers b
    where s."tenantId" = ${ended.tenantId}::uuid and b."tenantId" = s."tenantId" and b.id = s."blockerId" and b."projectId" = ${ended.projectId}::uuid and s.state = 'PENDING'`;
}

/** Snoozes that are over end at their stored instant, whenever that is noticed. `heldIds`: projects whose clocks stand. */
export function wakeClocks(tx: Sql, blockers: readonly LockedBlocker[], { tracks, heldIds, at }: { tracks: Tracks; heldIds: ReadonlySet<string>; at: Date }): Promise<Change[]> {
  return put(tx, blockers.map((blocker) => moved(blocker, tracks(blocker), woken(blocker, at, { isHeld: heldIds.has(blocker.projectId) }))));
}

/** A calendar, a policy or a category has changed at `at`: what was counted until then, on the old track, stays; what is pending is due by the new one. Fired levels stay. */
export function switchClocks(tx: Sql, blockers: readonly LockedBlocker[], { before, after, heldIds, at }: { before: (blocker: LockedBlocker) => Pick<Track, "calendar">; after: (blocker: LockedBlocker) => Track; heldIds: ReadonlySet<string>; at: Date }): Promise<Change[]> {
  return put(tx, blockers.map((blocker) => {
    const awake = woken(blocker, at, { isHeld: heldIds.has(blocker.projectId) });
    return moved(blocker, after(blocker), { ...switched(before(blocker), awake, wholeSecond(at)), isWoken: awake.isWoken });
  }));
}

/** The projects of these blockers whose clocks stand: on hold, or at their end. */
export async function heldOf(tx: Sql, blockers: readonly { projectId: string }[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from implementation_projects p where id = any (${blockers.map(({ projectId }) => projectId)}::uuid[])
      and (p.status in ('ON_HOLD', 'COMPLETED', 'CANCELLED') or exists (select from project_holds h where h."tenantId" = p."tenantId" and h."projectId" = p.id and h."to" is null))`;
  return new Set(rows.map(({ id }) => id));
}

type Awake = Clock & { isWoken: boolean };

/** A snooze that is over by `at` has ended at its stored end; there its clock began to run, unless the project was held. */
function woken({ status, snoozeUntil, consumedSeconds, runningSince }: LockedBlocker, at: Date, { isHeld }: { isHeld: boolean }): Awake {
  const clock = { consumedSeconds, runningSince };
  if (status !== "SNOOZED" || !snoozeUntil || snoozeUntil > at) return { ...clock, isWoken: false };
  return { ...(isHeld ? clock : started(clock, snoozeUntil)), isWoken: true };
}

function moved(blocker: LockedBlocker, track: Track, { consumedSeconds, runningSince, isWoken }: Awake) {
  return { blocker, consumedSeconds, runningSince, isWoken, dues: duesOf(track, { consumedSeconds, runningSince }) };
}

async function put(tx: Sql, rows: readonly (Put & { blocker: LockedBlocker })[]): Promise<Change[]> {
  await putClocks(tx, rows);
  const awake = rows.filter(({ isWoken }) => isWoken);
  await putLines(tx, awake.map(({ blocker: { tenantId, projectId, title, snoozeUntil } }) => ({ tenantId, projectId, subject: `The snooze is over: ${title}`, createdAt: snoozeUntil ?? new Date() })));
  await putFacts(tx, awake.map(({ blocker: { id: blockerId, tenantId, projectId } }) => ({ name: "blocker.woken", tenantId, blockerId, projectId, details: {} })));
  return rows.flatMap(({ blocker, consumedSeconds, runningSince, isWoken }) => {
    const isSame = blocker.consumedSeconds === consumedSeconds && blocker.runningSince?.getTime() === runningSince?.getTime() && !isWoken;
    const after = { consumedSeconds, runningSince, ...(isWoken && { status: "OPEN", snoozeUntil: null, snoozeReason: null }) };
    return isSame ? [] : [{ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after }];
  });
}
