import "server-only";
import { canMail, linkTo } from "@/lib/accounts/mails";
import { hashToken, newToken } from "@/lib/auth/sessions";
import { nextOpen } from "@/lib/calendars/clock";
import { noteStaff, type OpsTx } from "@/lib/ops/facts";
import type { NoticeKind } from "@/lib/notifications/rules";
import type { Address } from "./addressing";
import type { Claimed } from "./claiming";
import type { Tracks } from "./tracks";

/** Whom a reminder reaches at the client: the contact by mail, and people who are signed in, in the product; without a mail `whyNot` says why. */
export type Reminded = { name: string; email: string | null; whyNot: string | null; users: ClientUser[] };
type Contact = { projectId: string; contactId: string | null; name: string; email: string };
type ClientUser = { projectId: string; id: string; name: string; email: string | null; isAdmin: boolean };
type Reader = Pick<OpsTx, "$queryRaw">;

const LINK_DAYS = 30;

/** A reminder of what waits on the client goes to its contact as well, with a link of their own, and to its people in the product. Higher levels stay with us. By blocker. */
export async function remindClients(tx: OpsTx, addresses: readonly Address[], tracks: Tracks): Promise<Map<string, Reminded>> {
  const reached = await readReached(tx, addresses.map(({ fired }) => fired.projectId));
  const reminded = new Map<string, Reminded>();
  for (const { fired } of addresses) {
    const { contact, ...found } = reached(fired.projectId);
    const calendar = tracks(fired).calendar;
    const notBefore = (calendar && nextOpen(calendar, fired.at)) ?? fired.at;
    if (contact && found.email) await remind(tx, fired, contact, notBefore);
    await tellUsers(tx, fired, found.users, notBefore);
    reminded.set(fired.blockerId, found);
  }
  return reminded;
}

/** Whom the reminder of a project would reach at its client, as things stand. */
export async function findReached(db: Reader, projectId: string): Promise<Reminded> {
  return (await readReached(db, [projectId]))(projectId);
}

async function readReached(db: Reader, all: readonly string[]) {
  const projectIds = [...new Set(all)];
  const contacts = projectIds.length > 0 ? await readContacts(db, projectIds) : [];
  const users = projectIds.length > 0 ? await readUsers(db, projectIds) : [];
  return (projectId: string): Reminded & { contact: Contact | undefined } => {
    const contact = contacts.find((each) => each.projectId === projectId);
    const own = users.filter((each) => each.projectId === projectId);
    const self = own.filter(({ email }) => contact && email === contact.email.toLowerCase());
    const whyNot = !contact ? "no contact with an address is known" : canMail() ? null : "no mail server is configured";
    return { contact, name: contact?.name ?? "", email: whyNot ? null : (contact?.email ?? null), whyNot, users: self.length > 0 ? self : own.filter(({ isAdmin }) => isAdmin) };
  };
}

async function remind(tx: OpsTx, step: Claimed, { contactId, name, email }: Contact, notBefore: Date) {
  const { tenantId, projectId, stepId, blockerId } = step;
  const token = newToken();
  const [link] = await tx.$queryRaw<{ id: string }[]>`
    insert into progress_links ("tenantId", "projectId", "tokenHash", email, "contactId", "accessLevel", "expiresAt")
    values (${tenantId}::uuid, ${projectId}::uuid, ${hashToken(token)}, ${email}, ${contactId}::uuid, 'WORK', now() + ${LINK_DAYS} * interval '1 day') returning id`;
  await noteStaff(tx, { staffId: null, name: "System" }, { name: "progress.link_created", tenantId, entity: "ProgressLink", entityId: link?.id ?? projectId, details: { accessLevel: "WORK" } });
  const text = [`Hello ${name},`, `this is waiting for you: ${step.title}`, "Answer on your progress page, or say when you can:", linkTo(`/progress/${token}`), `The link is for this address and works for ${LINK_DAYS} days.`].join("\n\n");
  const payload = { to: email, subject: `Waiting for you: ${step.title}`, text, blockerId, stepId, dropIf: ["RESOLVED"] };
  await tx.outbox.createMany({ data: [{ tenantId, channel: "EMAIL", recipient: email, dedupeKey: `blocker:${stepId}:client`, payload, notBefore, nextAttemptAt: notBefore }], skipDuplicates: true });
}

/** In the product, where somebody signed in sees it; the message belongs to the client's organization, the blocker to the seller's. */
async function tellUsers(tx: OpsTx, { tenantId: sellerId, clientOrganizationId: tenantId, projectId, blockerId, stepId, title, dueAt }: Claimed, users: readonly ClientUser[], notBefore: Date) {
  if (users.length === 0) return;
  const kind: NoticeKind = "rollout.waiting";
  const payload = { kind, title: `Waiting for you: ${title}`, body: "Answer on your progress page, or say when you can.", href: `/progress/${projectId}`, sellerId, blockerId, stepId, at: dueAt.toISOString(), dropIf: ["RESOLVED"] };
  await tx.outbox.createMany({ data: users.map(({ id }) => ({ tenantId, channel: "IN_APP" as const, recipient: id, dedupeKey: `blocker:${stepId}:${id}`, payload, notBefore, nextAttemptAt: notBefore })), skipDuplicates: true });
}

/** The administrators of the client, and whoever of it may be the contact. */
function readUsers(db: Reader, projectIds: string[]) {
  return db.$queryRaw<ClientUser[]>`
    select p.id as "projectId", u.id, u.name, u.email, u.role = 'ADMIN' as "isAdmin" from implementation_projects p join users u on u."tenantId" = p."clientOrganizationId" and u."isActive"
    where p.id = any (${projectIds}::uuid[]) and (u.role = 'ADMIN' or u.email in (
      select l.email from progress_links l where l."tenantId" = p."tenantId" and l."projectId" = p.id and l.email is not null
      union all select c.email from contacts c where c."tenantId" = p."tenantId" and c."customerId" = p."customerId" and c."deletedAt" is null and c.email is not null))
    order by u.name, u.id limit 200`;
}

/** The day-to-day contact of each project, else the primary one, else whoever the newest link in force is bound to. */
function readContacts(db: Reader, projectIds: string[]) {
  return db.$queryRaw<Contact[]>`
    select distinct on (p.id) p.id as "projectId", known."contactId", known.name, known.email from implementation_projects p cross join lateral (
      select c.id as "contactId", c.name, c.email, case when c.name = p.handoff ->> 'dayToDayContact' then 0 when (h ->> 'isPrimary')::boolean then 1 else 2 end as place, c."createdAt" as at
      from jsonb_array_elements(case when jsonb_typeof(p.handoff -> 'contacts') = 'array' then p.handoff -> 'contacts' else '[]' end) h join contacts c on c."tenantId" = p."tenantId" and c.id = (h ->> 'contactId')::uuid
      where c."deletedAt" is null and c.email is not null and (c.name = p.handoff ->> 'dayToDayContact' or (h ->> 'isPrimary')::boolean)
      union all
      select l."contactId", coalesce(c.name, l.email), l.email, 3, l."createdAt" from progress_links l left join contacts c on c."tenantId" = l."tenantId" and c.id = l."contactId"
      where l."tenantId" = p."tenantId" and l."projectId" = p.id and l.email is not null and l."revokedAt" is null and l."expiresAt" > now()) known
    where p.id = any (${projectIds}::uuid[]) order by p.id, known.place, known.at desc`;
}
