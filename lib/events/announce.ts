import "server-only";
import { inngest, isInngestConfigured } from "@/inngest/client";
import { everything } from "@/lib/db/everything";
import { reportError } from "@/lib/errors/reporting";
import { deliverInApp } from "@/lib/notifications/delivery";
import { deliverMails } from "@/lib/notifications/mailing";

/** Of jobs, or of a blocker whose clock has begun to run. */
type WakeUp = { id: string; payload: { tenantId?: string | null; jobIds?: string[]; at?: string; blockerId?: string } };
type Ring = (wakeUps: WakeUp[]) => Promise<unknown>;

/** After the commit: tells Inngest which jobs are new, and people what is for them. Without Inngest the relay does both within a second. Never throws: what fails is tried again by the sweep. */
export async function announce() {
  if (isInngestConfigured()) await deliverEverything().catch((error: unknown) => reportError({ kind: "delivery", error, route: "announce" }));
}

/** Everything in the outbox whose time has come. One channel that fails does not keep the others waiting. */
export async function deliverEverything() {
  const results = await Promise.allSettled([deliverWakeUps(), deliverInApp(), deliverMails()]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Rings for new jobs. The relay looks into the queue anyway, so without Inngest wake-ups are only ticked off. */
export async function deliverWakeUps() {
  if (isInngestConfigured()) return deliver(ringInngest);
  await everything.$executeRaw`
    update outboxes set state = 'SENT', "sentAt" = now(), attempts = attempts + 1
    where id in (select id from outboxes where channel = 'EVENT' and state = 'PENDING' and "nextAttemptAt" <= now() limit 1000 for update skip locked)`;
}

/**
 * Claims wake-ups for a minute, rings, ticks them off. A ring that fails or a process that dies is repeated; after an hour the sweep has long
 * found the jobs, and the wake-up is dropped.
 */
export async function deliver(ring: Ring) {
  const wakeUps = await everything.$queryRaw<WakeUp[]>`
    with stale as (
      update outboxes set state = 'DROPPED_STALE', error = coalesce(error, 'Nobody answered for an hour.')
      where channel = 'EVENT' and state = 'PENDING' and "nextAttemptAt" <= now() and "createdAt" < now() - interval '1 hour')
    update outboxes set attempts = attempts + 1, "nextAttemptAt" = now() + interval '1 minute'
    where id in (select id from outboxes where channel = 'EVENT' and state = 'PENDING' and "nextAttemptAt" <= now() and "createdAt" >= now() - interval '1 hour'
      order by "nextAttemptAt" limit 200 for update skip locked)
    returning id, payload`;
  if (wakeUps.length === 0) return;

  const ids = wakeUps.map(({ id }) => id);
  try {
    await ring(wakeUps);
  } catch (error) {
    await everything.outbox.updateMany({ where: { id: { in: ids }, state: "PENDING" }, data: { error: String(error).slice(0, 500) } });
    throw error;
  }
  await everything.outbox.updateMany({ where: { id: { in: ids } }, data: { state: "SENT", sentAt: new Date(), error: null } });
}

/** Ringing twice is harmless: Inngest drops an id it has seen, and a job is claimed once. A wake-up for later starts its function then. */
function ringInngest(wakeUps: WakeUp[]) {
  return inngest.send(wakeUps.flatMap(({ id, payload: { tenantId, jobIds = [], at, blockerId } }) => [
    ...jobIds.map((jobId) => ({ id: `${id}:${jobId}`, name: "job/due", data: { tenantId: tenantId ?? "system", jobId }, ...(at && Date.parse(at) > Date.now() && { ts: Date.parse(at) }) })),
    ...(blockerId ? [{ id, name: "blocker/running", data: { blockerId } }] : []),
  ]));
}
