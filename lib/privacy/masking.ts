import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/db/within";
import { columns, type Sought } from "./rules";
import type { Subject } from "./subjects";

/** The rows that are the person: nothing in them says who it was. */
export async function maskRows(tx: Tx, { kind, id, ids }: Subject, mask: string) {
  if (kind === "user") return maskUser(tx, id, mask);
  const named = { name: mask, firstName: null, lastName: null, jobTitle: null, email: null, phone: null, tags: [], customFields: {}, externalId: null };
  const own = { id: { in: ids } };
  await tx.contact.update({ where: { id }, data: { ...named, ...noContact, version: { increment: 1 } }, select: { id: true } });
  await tx.lead.updateMany({ where: own, data: { ...named, website: null, referrer: null, scoreBreakdown: Prisma.DbNull } });
  await tx.customer.updateMany({ where: own, data: { name: mask, website: null, description: null, primaryEmail: null, primaryPhone: null, billingAddress: Prisma.DbNull, shippingAddress: Prisma.DbNull, tags: [], customFields: {}, externalId: null } });
  await tx.progressLink.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** Of a contact beyond the name; nobody writes or calls any more. */
const noContact = { department: null, mobilePhone: null, workPhone: null, linkedinUrl: null, twitterHandle: null, birthday: null, anniversary: null, preferredChannel: null, emailOptIn: false, smsOptIn: false, doNotCall: true };

/** Nobody signs in as this person again; what was theirs alone goes. */
async function maskUser(tx: Tx, userId: string, mask: string) {
  await tx.user.update({
    where: { id: userId }, select: { id: true },
    data: {
      name: mask, fullName: null, username: `erased-${userId}`, email: null, password: null, totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [], ssoSubject: null, externalId: null,
      timezone: null, role: "VIEWER", isAdmin: false, isActive: false, version: { increment: 1 },
    },
  });
  await tx.session.updateMany({ where: { userId }, data: { revokedAt: new Date(), ipAddress: null, userAgent: null } });
  const own = { where: { userId } };
  for (const table of [tx.userToken, tx.notification, tx.notificationSetting, tx.recentView, tx.diaryTodo, tx.diaryBookmark, tx.calendarFeed, tx.lockedEntity, tx.userRole, tx.permission]) await deleteAll(table, own);
  await tx.savedView.deleteMany({ where: { ownerId: userId } });
}

type Emptied = { deleteMany: (args: { where: { userId: string } }) => Promise<unknown> };
function deleteAll(table: Emptied, args: { where: { userId: string } }) {
  return table.deleteMany(args);
}

/** What was changed in those rows, and what a change was called: the values go, their digest stays, so the audit's chain holds. */
export async function maskHistory(tx: Tx, { ids, mask, own }: Sought) {
  await tx.$executeRaw`
    update change_items i set "maskedAt" = now(), before = ${emptied(Prisma.sql`i.before`, mask)}, after = ${emptied(Prisma.sql`i.after`, mask)}
    where i."tenantId" = current_tenant() and i."entityId" = any (${ids}::uuid[])`;
  await tx.$executeRaw`
    update change_sets s set label = masked(s.label, '(?c)(?<![[:alnum:]@])' || either(${own}::text[]) || '(?![[:alnum:]@])', ${mask})
    where s."tenantId" = current_tenant() and s.id in (select i."changeSetId" from change_items i where i."tenantId" = current_tenant() and i."entityId" = any (${ids}::uuid[]))`;
  await tx.$executeRaw`
    update outboxes set state = 'DROPPED_STALE', error = 'This person was erased.'
    where "tenantId" = current_tenant() and state = 'PENDING' and channel in ('IN_APP', 'EMAIL')
    and (recipient = any (${ids}::text[]) or recipient in (select u.email from users u where u.id = any (${ids}::uuid[]) union all select c.email from contacts c where c.id = any (${ids}::uuid[]) union all select p.email from progress_links p where p.id = any (${ids}::uuid[])))`;
}

function emptied(item: Prisma.Sql, mask: string) {
  const personal = [...columns.addresses, ...columns.parts, ...columns.rest];
  return Prisma.sql`case when jsonb_typeof(${item}) = 'object' then ${item} || coalesce((
    select jsonb_object_agg(e.key, case when e.key = any (${[...columns.names]}::text[]) then to_jsonb(${mask}::text) else case jsonb_typeof(e.value) when 'array' then '[]' when 'object' then '{}' else 'null' end::jsonb end)
    from jsonb_each(${item}) e where e.key = any (${[...columns.names, ...personal]}::text[]) and e.value <> 'null'), '{}') else ${item} end`;
}
