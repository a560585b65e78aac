import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { holdUntilOpen, type Written } from "./quiet";
import { mailedAtFirst } from "./rules";
import { staleness, subject } from "./staleness";

const BATCH = 500;

/**
 * Turns the messages that are due into notifications, each once, however many deliver at the same time. Whoever chose OFF gets none; whoever chose
 * MAIL gets a mail as well. A recipient is a person of the tenant (their id) or a member of the staff (`staff:` and their id), whose notification belongs
 * to no tenant. A message to somebody who has left, or about what has moved on, is dropped. A mail waits until its reader's calendar is open; a message
 * that itself waited for that instant does not wait twice.
 */
export async function deliverInApp() {
  for (let count = BATCH; count === BATCH; ) count = await deliverBatch();
}

function deliverBatch(): Promise<number> {
  return everything.$transaction(async (tx) => {
    const [done] = await tx.$queryRaw<{ count: number; mailed: Written[] }[]>(deliver());
    await holdUntilOpen(tx, done?.mailed ?? []);
    return done?.count ?? 0;
  }, { maxWait: 10_000, timeout: 60_000 });
}

function deliver() {
  return Prisma.sql`
    with due as materialized (
      select o.id, o."tenantId", o."dedupeKey", o."notBefore", o.payload, u.id as "userId", i.id as "staffId", coalesce(u.email, i.email) as email, ${staleness} as stale,
        coalesce(s.delivery, t.delivery, case when i.id is not null and o.payload ->> 'kind' = any (${mailedAtFirst}::text[]) then 'MAIL' else 'IN_APP' end::"Delivery") as delivery
      from outboxes o
      left join users u on u."tenantId" = o."tenantId" and u.id = case when o.recipient ~ '^[0-9a-f-]{36}$' then o.recipient::uuid end and u."isActive"
      left join internal_users i on i.id = case when o.recipient ~ '^staff:[0-9a-f-]{36}$' then substr(o.recipient, 7)::uuid end and i."isActive"
      left join notification_settings s on s."tenantId" = o."tenantId" and s."userId" = u.id and s.kind = o.payload ->> 'kind'
      left join notification_settings t on t."tenantId" is null and t."internalUserId" = i.id and t.kind = o.payload ->> 'kind'
      ${subject}
      where o.channel = 'IN_APP' and o.state = 'PENDING' and o."nextAttemptAt" <= now() and (o."notBefore" is null or o."notBefore" <= now())
      order by o."nextAttemptAt" limit ${BATCH}::int for update of o skip locked),
    heard as (select *, case when "staffId" is null then "tenantId" end as realm from due where stale is null and coalesce("userId", "staffId") is not null),
    said as (
      insert into notifications ("tenantId", "userId", "internalUserId", kind, title, body, href, "dedupeKey", "createdAt")
      select realm, "userId", "staffId", payload ->> 'kind', payload ->> 'title', payload ->> 'body', payload ->> 'href', "dedupeKey", coalesce((payload ->> 'at')::timestamptz, now())
      from heard where delivery <> 'OFF' on conflict do nothing),
    mailed as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", "notBefore", payload)
      select realm, 'EMAIL', email, 'mail:' || "dedupeKey", "notBefore", jsonb_strip_nulls(jsonb_build_object(
        'kind', payload -> 'kind', 'blockerId', payload -> 'blockerId', 'stepId', payload -> 'stepId', 'sellerId', payload -> 'sellerId', 'dropIf', payload -> 'dropIf', 'to', email, 'subject', payload ->> 'title',
        'text', concat_ws(E'\n\n', payload ->> 'title', payload ->> 'body', ${process.env.APP_URL ?? ""}::text || (payload ->> 'href'))))
      from heard where delivery = 'MAIL' and email is not null on conflict do nothing returning id, "tenantId", "notBefore"),
    done as (update outboxes o set attempts = o.attempts + 1, "sentAt" = now(),
      state = case when heard.id is null then 'DROPPED_STALE' else 'SENT' end::"OutboxState",
      error = case when heard.delivery = 'OFF' then 'Switched off by the person.' when heard.id is null then coalesce(due.stale, 'This person is not here any more.') end
    from due left join heard on heard.id = due.id where o.id = due.id returning o.id)
    select (select count(*)::int from done) as count, (select coalesce(json_agg(json_build_object('id', id, 'tenantId', "tenantId")), '[]') from mailed where "notBefore" is null) as mailed`;
}
