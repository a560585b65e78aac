import "server-only";
import { inngest, isInngestConfigured } from "@/inngest/client";
import { everything } from "@/lib/db/everything";

export type WakeUp = { id: string; payload: { tenantId: string; jobIds: string[] } };
type Ring = (wakeUps: WakeUp[]) => Promise<unknown>;

/** After the commit the doorbell: tells the workers which jobs are new. Without Inngest the relay rings instead. */
export async function announce() {
  if (isInngestConfigured) await deliver(ringInngest);
}

/** Claims wake-ups for a minute, rings, ticks them off. A ring that fails or a process that dies is repeated by the next sweep. */
export async function deliver(ring: Ring) {
  const wakeUps = await everything.$queryRaw<WakeUp[]>`
    update outboxes set attempts = attempts + 1, "nextAttemptAt" = now() + interval '1 minute'
    where id in (select id from outboxes where channel = 'EVENT' and state = 'PENDING' and "nextAttemptAt" <= now()
      order by "nextAttemptAt" limit 100 for update skip locked)
    returning id, payload`;
  if (wakeUps.length === 0) return;

  await ring(wakeUps);
  await everything.outbox.updateMany({ where: { id: { in: wakeUps.map(({ id }) => id) } }, data: { state: "SENT", sentAt: new Date() } });
}

/** Ringing twice is harmless: Inngest drops an id it has seen, and a job is claimed once. */
function ringInngest(wakeUps: WakeUp[]) {
  return inngest.send(wakeUps.flatMap(({ payload: { tenantId, jobIds } }) => jobIds.map((jobId) => ({ id: jobId, name: "job/due", data: { tenantId, jobId } }))));
}

/** Turns the in-app messages that are due into notifications, each once. */
export async function deliverInApp() {
  await everything.$executeRaw`
    with due as (
      update outboxes set state = 'SENT', "sentAt" = now(), attempts = attempts + 1
      where id in (select id from outboxes where channel = 'IN_APP' and state = 'PENDING' and "nextAttemptAt" <= now()
        order by "nextAttemptAt" limit 500 for update skip locked)
      returning "tenantId", recipient, "dedupeKey", payload)
    insert into notifications ("tenantId", "userId", kind, title, body, href, "dedupeKey")
    select "tenantId", recipient::uuid, payload ->> 'kind', payload ->> 'title', payload ->> 'body', payload ->> 'href', "dedupeKey" from due
    on conflict do nothing`;
}
