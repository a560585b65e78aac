import "server-only";
import { everything } from "@/lib/db/everything";

const BATCH = 500;

/**
 * Turns the messages that are due into notifications, each once, however many deliver at the same time. Whoever chose OFF gets none; whoever chose
 * MAIL gets a mail as well. A message to somebody who has left is dropped.
 */
export async function deliverInApp() {
  for (let count = BATCH; count === BATCH; ) count = await deliverBatch();
}

function deliverBatch(): Promise<number> {
  return everything.$executeRaw`
    with due as materialized (
      select o.id, o."tenantId", o."dedupeKey", o.payload, u.id as "userId", u.email, coalesce(s.delivery, 'IN_APP') as delivery
      from outboxes o
      left join users u on u."tenantId" = o."tenantId" and u.id = case when o.recipient ~ '^[0-9a-f-]{36}$' then o.recipient::uuid end and u."isActive"
      left join notification_settings s on s."tenantId" = o."tenantId" and s."userId" = u.id and s.kind = o.payload ->> 'kind'
      where o.channel = 'IN_APP' and o.state = 'PENDING' and o."nextAttemptAt" <= now() and (o."notBefore" is null or o."notBefore" <= now())
      order by o."nextAttemptAt" limit ${BATCH}::int for update of o skip locked),
    said as (
      insert into notifications ("tenantId", "userId", kind, title, body, href, "dedupeKey")
      select "tenantId", "userId", payload ->> 'kind', payload ->> 'title', payload ->> 'body', payload ->> 'href', "dedupeKey"
      from due where "userId" is not null and delivery <> 'OFF' on conflict do nothing),
    mailed as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      select "tenantId", 'EMAIL', email, 'mail:' || "dedupeKey", jsonb_build_object('to', email, 'subject', payload ->> 'title',
        'text', concat_ws(E'\n\n', payload ->> 'title', payload ->> 'body', ${process.env.APP_URL ?? ""}::text || (payload ->> 'href')))
      from due where delivery = 'MAIL' and email is not null on conflict do nothing)
    update outboxes o set attempts = o.attempts + 1, "sentAt" = now(),
      state = case when due."userId" is null then 'DROPPED_STALE' else 'SENT' end::"OutboxState",
      error = case when due."userId" is null then 'This person is not here any more.' when due.delivery = 'OFF' then 'Switched off by the person.' end
    from due where o.id = due.id`;
}
