import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { lockForWork } from "@/lib/projects/entering";
import { nowOf } from "@/lib/projects/places";
import type { Track } from "./clock";
import { heldOf, wakeClocks } from "./clocks";
import { lockBlocker, type LockedBlocker } from "./places";
import { readTracks } from "./tracks";

type Which = { projectId: string; blockerId: string };

/** The beginning of every command on one blocker: who may, project and blocker locked, its track, and the instant. A snooze that is over has ended by then, at its own instant. */
export async function lockForBlocker(tx: Tx, ctx: Ctx, which: Which) {
  const { project, tasks } = await lockForWork(tx, ctx, which.projectId);
  const at = await nowOf(tx);
  const tracks = await readTracks([project.clientOrganizationId]);
  const blocker = await settled(tx, ctx, which, { tracks, at });
  const track: Track = tracks(blocker);
  return { project, tasks, blocker, tracks, track, at, isHeld: project.status === "ON_HOLD" };
}

async function settled(tx: Tx, { tenantId }: Ctx, which: Which, { tracks, at }: { tracks: Awaited<ReturnType<typeof readTracks>>; at: Date }): Promise<LockedBlocker> {
  const blocker = await lockBlocker(tx, tenantId, which);
  if (blocker.status !== "SNOOZED" || !blocker.snoozeUntil || blocker.snoozeUntil > at) return blocker;
  await wakeClocks(tx, [blocker], { tracks, at, heldIds: await heldOf(tx, [blocker]) });
  return lockBlocker(tx, tenantId, which);
}
