import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { holdUntilOpen, type Written } from "@/lib/notifications/quiet";

/** The hour of the reader's morning at which a digest closes, and the most it holds. */
const HOUR = 7;
const MOST = 50;

/**
 * Hourly: one mail a day to whoever chose it, with what the bell got from yesterday's seven o'clock to today's in their own zone. Late or twice, it is the same mail:
 * its day is its key. It goes when their calendar opens: on a holiday it waits.
 */
export async function sendDigests() {
  const written = await everything.$transaction(async (tx) => {
    const mails = await tx.$queryRaw<Written[]>(write());
    await holdUntilOpen(tx, mails);
    return mails.length;
  }, { maxWait: 10_000, timeout: 60_000 });
  return { written };
}

function write() {
  return Prisma.sql`
    with people as (
      select u.id, u."tenantId", u.email, coalesce(nullif(u.timezone, ''), o.timezone) as zone
      from users u join organizations o on o.id = u."tenantId" and o."isActive" and o."deletedAt" is null
      where u."isActive" and u.email is not null and exists (select from notification_settings s where s."tenantId" = u."tenantId" and s."userId" = u.id and s.delivery = 'DIGEST')),
    mornings as (select *, (date_trunc('day', now() at time zone zone) + make_interval(hours => ${HOUR}::int)) at time zone zone as morning from people)
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    select m."tenantId", 'EMAIL', m.email, 'digest:' || m.id || ':' || to_char(m.morning at time zone m.zone, 'YYYY-MM-DD'),
      jsonb_build_object('to', m.email, 'subject', case when news.count = 1 then 'One thing since yesterday' else news.count || ' things since yesterday' end, 'text', news.text)
    from mornings m cross join lateral (
      select count(*) as count, string_agg(concat_ws(E'\n', title, body, ${process.env.APP_URL ?? ""}::text || href), E'\n\n' order by "createdAt", id) as text
      from (select n.* from notifications n join notification_settings s on s."tenantId" = n."tenantId" and s."userId" = n."userId" and s.kind = n.kind and s.delivery = 'DIGEST'
        where n."tenantId" = m."tenantId" and n."userId" = m.id and n."createdAt" > m.morning - interval '1 day' and n."createdAt" <= m.morning order by n."createdAt", n.id limit ${MOST}::int) newest) news
    where now() >= m.morning and news.count > 0
    on conflict do nothing returning id, "tenantId"`;
}
