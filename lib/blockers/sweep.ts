import "server-only";
import { everything } from "@/lib/db/everything";
import { reportError } from "@/lib/errors/reporting";
import { beat } from "@/lib/jobs/heartbeats";
import { claimDue } from "./claiming";
import { heldOf, wakeClocks } from "./clocks";
import { tellEscalations } from "./escalating";
import { lockOverslept } from "./places";
import { readTracks } from "./tracks";

const BATCH = 100;
/** One batch, in milliseconds: how long it waits for a connection, and lasts. */
const PATIENCE = { maxWait: 10_000, timeout: 60_000 };
export const HEARTBEAT = "escalation_sweep";

/**
 * The guarantee behind every escalation: ends the snoozes that are over, then fires what is due, until there is nothing left of either. However many run at the same time, and
 * wherever one dies, each level fires once: what a batch claims, says and puts in the outbox is one transaction.
 */
export async function sweepEscalations() {
  const woken = await untilNone(wakeBatch);
  const fired = await untilNone(fireBatch);
  await beat(HEARTBEAT);
  return { woken, fired };
}

/** The same for one blocker, for whoever slept until its time. Returns the next instant something happens to it, or null when its clock stands or it is resolved. */
export async function sweepBlocker(blockerId: string): Promise<{ fired: number; next: Date | null }> {
  await wakeBatch(blockerId);
  const { count: fired } = await fireBatch(blockerId);
  const [row] = await everything.$queryRaw<{ next: Date | null }[]>`
    select least(b."snoozeUntil", (select min(s."dueAt") from escalation_steps s where s."tenantId" = b."tenantId" and s."blockerId" = b.id and s.state = 'PENDING')) as next
    from implementation_blockers b where b.id = ${blockerId}::uuid and b.status <> 'RESOLVED'`;
  return { fired, next: row?.next ?? null };
}

/** How many blockers a batch was about, and whether there may be more. */
type Batch = { count: number; isFull: boolean };

function wakeBatch(blockerId?: string): Promise<Batch> {
  return everything.$transaction(async (tx) => {
    const blockers = await lockOverslept(tx, { most: BATCH, blockerId });
    if (blockers.length === 0) return { count: 0, isFull: false };
    const [row] = await tx.$queryRaw<{ at: Date }[]>`select now() as at`;
    const tracks = await readTracks(blockers.map(({ clientOrganizationId }) => clientOrganizationId), tx);
    await wakeClocks(tx, blockers, { tracks, heldIds: await heldOf(tx, blockers), at: row?.at ?? new Date() });
    return { count: blockers.length, isFull: blockers.length === BATCH };
  }, PATIENCE);
}

function fireBatch(blockerId?: string): Promise<Batch> {
  return everything.$transaction(async (tx) => {
    const { claimed, isFull } = await claimDue(tx, { most: BATCH, blockerId });
    await tellEscalations(tx, claimed);
    return { count: new Set(claimed.map((step) => step.blockerId)).size, isFull };
  }, PATIENCE);
}

type Work = (blockerId?: string) => Promise<Batch>;

/** Whole batches until one is not full. A batch that fails is worked off one by one, so that a single blocker never keeps the others waiting. */
async function untilNone(batch: Work): Promise<number> {
  for (let sum = 0; ; ) {
    const { count, isFull } = await batch().catch((error: unknown) => oneByOne(batch, error));
    sum += count;
    if (!isFull) return sum;
  }
}

/** What fails even alone stays for the next sweep. */
async function oneByOne(batch: Work, error: unknown): Promise<Batch> {
  await reportError({ kind: "job", error, route: HEARTBEAT });
  let sum = 0;
  for (const id of await listWaiting()) sum += await batch(id).then(({ count }) => count, async (fault: unknown) => (await reportError({ kind: "job", error: fault, route: `${HEARTBEAT} ${id}` }), 0));
  return { count: sum, isFull: false };
}

/** Blockers something waits for, those that wait longest first. */
async function listWaiting(): Promise<string[]> {
  const rows = await everything.$queryRaw<{ id: string }[]>`
    select distinct id from (
      (select b.id from implementation_blockers b where b.status = 'SNOOZED' and b."snoozeUntil" <= now() order by b."snoozeUntil" limit ${BATCH}::int)
      union all (select s."blockerId" from escalation_steps s where s.state = 'PENDING' and s."dueAt" <= now() order by s."dueAt" limit ${BATCH}::int)) waiting`;
  return rows.map(({ id }) => id);
}
