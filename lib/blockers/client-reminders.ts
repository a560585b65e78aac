import "server-only";
import { canMail, linkTo } from "@/lib/accounts/mails";
import { hashToken, newToken } from "@/lib/auth/sessions";
import { nextOpen } from "@/lib/calendars/clock";
import { noteStaff, type OpsTx } from "@/lib/ops/facts";
import type { Address } from "./addressing";
import type { Claimed } from "./claiming";
import type { Tracks } from "./tracks";

/** The client's contact of a project as a reminder reached them; without an address `whyNot` says why. */
export type Reminded = { name: string; email: string | null; whyNot: string | null };
type Contact = { projectId: string; contactId: string | null; name: string; email: string };

const LINK_DAYS = 30;

/** A reminder of what waits on the client goes to its contact as well, with a link of their own. Higher levels stay with us. By blocker. */
export async function remindClients(tx: OpsTx, addresses: readonly Address[], tracks: Tracks): Promise<Map<string, Reminded>> {
  if (addresses.length === 0) return new Map();
  const contacts = await readContacts(tx, [...new Set(addresses.map(({ fired }) => fired.projectId))]);
  const reminded = new Map<string, Reminded>();
  for (const { fired } of addresses) {
    const contact = contacts.find(({ projectId }) => projectId === fired.projectId);
    if (contact && canMail()) await remind(tx, fired, contact, tracks);
    const whyNot = contact ? "no mail server is configured" : "no contact with an address is known";
    reminded.set(fired.blockerId, contact && canMail() ? { name: contact.name, email: contact.email, whyNot: null } : { name: "", email: null, whyNot });
  }
  return reminded;
}

async function remind(tx: OpsTx, step: Claimed, { contactId, name, email }: Contact, tracks: Tracks) {
  const { tenantId, projectId, stepId, blockerId } = step;
  const token = newToken();
  const [link] = await tx.$queryRaw<{ id: string }[]>`
    insert into progress_links ("tenantId", "projectId", "tokenHash", email, "contactId", "accessLevel", "expiresAt")
    values (${tenantId}::uuid, ${projectId}::uuid, ${hashToken(token)}, ${email}, ${contactId}::uuid, 'WORK', now() + ${LINK_DAYS} * interval '1 day') returning id`;
  await noteStaff(tx, { staffId: null, name: "System" }, { name: "progress.link_created", tenantId, entity: "ProgressLink", entityId: link?.id ?? projectId, details: { accessLevel: "WORK" } });
  const calendar = tracks(step).calendar;
  const notBefore = (calendar && nextOpen(calendar, step.at)) ?? step.at;
  const text = [`Hello ${name},`, `this is waiting for you: ${step.title}`, "Answer on your progress page, or say when you can:", linkTo(`/progress/${token}`), `The link is for this address and works for ${LINK_DAYS} days.`].join("\n\n");
  const payload = { to: email, subject: `Waiting for you: ${step.title}`, text, blockerId, stepId, dropIf: ["RESOLVED"] };
  await tx.outbox.createMany({ data: [{ tenantId, channel: "EMAIL", recipient: email, dedupeKey: `blocker:${stepId}:client`, payload, notBefore, nextAttemptAt: notBefore }], skipDuplicates: true });
}

/** The day-to-day contact of each project, else the primary one, else whoever the newest link in force is bound to. */
function readContacts(tx: OpsTx, projectIds: string[]) {
  return tx.$queryRaw<Contact[]>`
    select distinct on (p.id) p.id as "projectId", known."contactId", known.name, known.email from implementation_projects p cross join lateral (
      select c.id as "contactId", c.name, c.email, case when c.name = p.handoff ->> 'dayToDayContact' then 0 when (h ->> 'isPrimary')::boolean then 1 else 2 end as place, c."createdAt" as at
      from jsonb_array_elements(case when jsonb_typeof(p.handoff -> 'contacts') = 'array' then p.handoff -> 'contacts' else '[]' end) h join contacts c on c."tenantId" = p."tenantId" and c.id = (h ->> 'contactId')::uuid
      where c."deletedAt" is null and c.email is not null and (c.name = p.handoff ->> 'dayToDayContact' or (h ->> 'isPrimary')::boolean)
      union all
      select l."contactId", coalesce(c.name, l.email), l.email, 3, l."createdAt" from progress_links l left join contacts c on c."tenantId" = l."tenantId" and c.id = l."contactId"
      where l."tenantId" = p."tenantId" and l."projectId" = p.id and l.email is not null and l."revokedAt" is null and l."expiresAt" > now()) known
    where p.id = any (${projectIds}::uuid[]) order by p.id, known.place, known.at desc`;
}
