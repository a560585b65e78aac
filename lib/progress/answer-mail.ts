import "server-only";
import { canMail, linkTo } from "@/lib/accounts/mails";
import type { Ctx } from "@/lib/auth/context";
import { hashToken, newToken } from "@/lib/auth/sessions";
import { findReached } from "@/lib/blockers/client-reminders";
import { nextOpen } from "@/lib/calendars/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import type { Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import type { LockedProject } from "@/lib/projects/places";
import { answersLetter, closingOf, type Answered } from "./letters";

/** What was answered just now; `taskId` and `blockerId` say where on the client's page. */
export type Answer = { id: string; taskId: string | null; blockerId: string | null };
type Place = { tx: Tx; ctx: Ctx; project: Pick<LockedProject, "id" | "clientOrganizationId" | "customerId" | "dealId"> };
type Reader = { linkId: string; contactId: string | null; name: string; email: string };

const KIND = "progress.answered";
/** Answers of so many minutes are one mail, and one that was sent to the wrong place can be taken back. */
const QUIET_MINUTES = 3;
const LINK_DAYS = 30;

/** Whoever of the client wrote here, else wrote last, gets our answer by mail, with a link of their own: in the transaction of the answer. Nobody whose own link is revoked or over. Without a mail server nothing happens. */
export async function mailAnswer(place: Place, answer: Answer) {
  if (!canMail()) return;
  for (const reader of await readReaders(place, answer)) if (!(await addToWaiting(place, answer, reader))) await putMail(place, answer, reader);
}

/** By the links they wrote with, while those are in force: a link without an address is answered to its contact, else to the contact of the project. */
async function readReaders({ tx, project }: Place, { taskId, blockerId }: Answer): Promise<Reader[]> {
  const rows = await tx.$queryRaw<(Omit<Reader, "name" | "email"> & { name: string | null; email: string | null; isHere: boolean })[]>`
    with written as (
      select c."authorById" as id, bool_or(c."taskId" is not distinct from ${taskId}::uuid and c."blockerId" is not distinct from ${blockerId}::uuid) as "isHere", max(c."createdAt") as at from client_comments c
      where c."tenantId" = current_tenant() and c."projectId" = ${project.id}::uuid and c."authorByKind" = 'CLIENT' and c."deletedAt" is null group by 1)
    select l.id as "linkId", l."contactId", coalesce(k.name, l.email) as name, coalesce(l.email, k.email) as email, written."isHere"
    from written join progress_links l on l."tenantId" = current_tenant() and l."projectId" = ${project.id}::uuid and l.id = written.id
      left join contacts k on k."tenantId" = l."tenantId" and k.id = l."contactId" and k."deletedAt" is null
    where l."revokedAt" is null and l."expiresAt" > now() order by written."isHere" desc, written.at desc limit 20`;
  const known = rows.some(({ email }) => !email) ? await findReached(everything, project.id) : null;
  const readers = rows.flatMap(({ isHere, ...row }) => {
    const [name, email] = row.email ? [row.name ?? row.email, row.email] : [known?.name ?? "", known?.email ?? ""];
    return email ? [{ ...row, name, email: email.toLowerCase(), isHere }] : [];
  });
  const here = readers.filter(({ isHere }) => isHere);
  return [...new Map((here.length > 0 ? here : readers.slice(0, 1)).map((reader) => [reader.email, reader])).values()];
}

/** A mail to the same person that still waits says this answer as well; what was taken back meanwhile is no longer in it. */
async function addToWaiting({ tx, project }: Place, answer: Answer, { name, email }: Reader): Promise<boolean> {
  const [waiting] = await tx.$queryRaw<{ id: string; commentIds: string[]; text: string }[]>`
    select id, payload -> 'commentIds' as "commentIds", payload ->> 'text' as text from outboxes
    where "tenantId" = current_tenant() and channel = 'EMAIL' and state = 'PENDING' and attempts = 0 and recipient = ${email} and payload ->> 'kind' = ${KIND} and payload ->> 'projectId' = ${project.id} order by id desc limit 1 for update skip locked`;
  if (!waiting) return false;
  const said = await readAnswers(tx, [...waiting.commentIds, answer.id]);
  const { subject, text } = answersLetter({ name, said, closing: closingOf(waiting.text) });
  const more = JSON.stringify({ subject, text, commentIds: said.map(({ id }) => id) });
  await tx.$executeRaw`update outboxes set payload = payload || ${more}::jsonb || jsonb_build_object('at', now()) where "tenantId" = current_tenant() and id = ${waiting.id}::uuid`;
  return true;
}

async function putMail({ tx, ctx, project }: Place, answer: Answer, { linkId, contactId, name, email }: Reader) {
  const { tenantId } = ctx;
  const { id: projectId, customerId, dealId } = project;
  const token = newToken();
  const link = await tx.progressLink.create({ data: { tenantId, projectId, email, contactId, accessLevel: "WORK", tokenHash: hashToken(token), expiresAt: new Date(Date.now() + LINK_DAYS * 86_400_000) }, select: { id: true } });
  await note(tx, ctx, { name: "progress.link_created", entity: "ProgressLink", entityId: link.id, projectId, customerId, dealId, details: { accessLevel: "WORK" } });
  const letter = answersLetter({ name, said: await readAnswers(tx, [answer.id]), closing: `${linkTo(`/progress/${token}`)}\n\nThe link is for this address and works for ${LINK_DAYS} days.` });
  const payload = { kind: KIND, to: email, ...letter, projectId, commentIds: [answer.id], linkIds: [linkId, link.id], at: new Date().toISOString() };
  const notBefore = await opening(project.clientOrganizationId);
  await tx.outbox.createMany({ data: [{ tenantId, channel: "EMAIL", recipient: email, dedupeKey: `${KIND}:${answer.id}:${linkId}`, payload, notBefore, nextAttemptAt: notBefore }], skipDuplicates: true });
}

function readAnswers(tx: Tx, ids: string[]): Promise<Answered[]> {
  return tx.$queryRaw<Answered[]>`
    select c.id, c."authorByName" as "byName", coalesce(t.name, b.title) as about, c.content from client_comments c
    left join implementation_tasks t on t."tenantId" = c."tenantId" and t.id = c."taskId" left join implementation_blockers b on b."tenantId" = c."tenantId" and b.id = c."blockerId"
    where c."tenantId" = current_tenant() and c.id = any (${ids}::uuid[]) and c."deletedAt" is null order by c."createdAt", c.id`;
}

/** The client's next open instant once the quiet minutes are over. */
async function opening(clientOrganizationId: string): Promise<Date> {
  const client = await everything.organization.findUnique({ where: { id: clientOrganizationId }, select: { businessCalendar: true } });
  const [calendar, at] = [parseCalendar(client?.businessCalendar), new Date(Date.now() + QUIET_MINUTES * 60_000)];
  return (calendar && nextOpen(calendar, at)) ?? at;
}
