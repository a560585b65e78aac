import "server-only";
import { notFound } from "next/navigation";
import { canMail, linkTo } from "@/lib/accounts/mails";
import type { Ctx } from "@/lib/auth/context";
import { hashToken, newToken } from "@/lib/auth/sessions";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { assertWorker } from "@/lib/projects/rules";
import { refuse, refuseField } from "@/lib/refusal";
import { issueCode } from "../codes";
import type { CreateLink, ExtendLink, Level, OneLink } from "../rules";

/** A new way in for the client. A key is no edit: it is noted, and there is no undoing it but by revoking. The address is answered once, here; only the token's hash is kept. */
export function createLink(ctx: Ctx, { projectId, accessLevel, days, email, contactId }: CreateLink): Promise<{ linkId: string; address: string }> {
  return within(ctx, async (tx) => {
    const about = await openProject(tx, ctx, projectId);
    if (contactId && !(await tx.contact.findFirst({ where: { id: contactId, deletedAt: null }, select: { id: true } }))) refuseField("contactId", "This contact is not here.");
    const token = newToken();
    const data = { projectId, email: email ?? null, contactId: contactId ?? null, accessLevel, expiresAt: inDays(days) };
    const { id: linkId } = await tx.progressLink.create({ data: { tenantId: ctx.tenantId, ...data, tokenHash: hashToken(token) }, select: { id: true } });
    await note(tx, ctx, { name: "progress.link_created", entity: "ProgressLink", entityId: linkId, ...about, details: { accessLevel } });
    return { linkId, address: linkTo(`/progress/${token}`) };
  });
}

/** From today on so many days; also one that has run out works again. A revoked one never does. */
export function extendLink(ctx: Ctx, { projectId, linkId, days }: ExtendLink) {
  return within(ctx, async (tx) => {
    const about = await openProject(tx, ctx, projectId);
    await lockLink(tx, { projectId, linkId });
    await tx.progressLink.update({ where: { id: linkId }, data: { expiresAt: inDays(days) }, select: { id: true } });
    return note(tx, ctx, { name: "progress.link_extended", entity: "ProgressLink", entityId: linkId, ...about, details: {} });
  });
}

/** At once and for good: whoever has it open finds nothing with the next step. */
export function revokeLink(ctx: Ctx, { projectId, linkId }: OneLink) {
  return within(ctx, async (tx) => {
    const about = await openProject(tx, ctx, projectId);
    await lockLink(tx, { projectId, linkId });
    await tx.progressLink.update({ where: { id: linkId }, data: { revokedAt: new Date() }, select: { id: true } });
    return note(tx, ctx, { name: "progress.link_revoked", entity: "ProgressLink", entityId: linkId, ...about, details: {} });
  });
}

/** Where no mail can be sent, staff read the code out to whoever they know by voice. */
export function giveCode(ctx: Ctx, { projectId, linkId }: OneLink): Promise<{ code: string }> {
  return within(ctx, async (tx) => {
    const [about, link] = [await openProject(tx, ctx, projectId), await lockLink(tx, { projectId, linkId })];
    if (canMail()) refuse("The code goes to the link's address by mail.");
    if (!link.email) refuse("This link asks for no code.");
    const code = await issueCode(tx, ctx, linkId);
    await note(tx, ctx, { name: "progress.code_given", entity: "ProgressLink", entityId: linkId, ...about, details: {} });
    return { code };
  });
}

type Locked = { id: string; email: string | null; accessLevel: Level; expiresAt: Date; revokedAt: Date | null };

async function lockLink(tx: Tx, { projectId, linkId }: OneLink): Promise<Locked> {
  const [link] = await tx.$queryRaw<Locked[]>`
    select id, email, "accessLevel"::text, "expiresAt", "revokedAt" from progress_links where "tenantId" = current_tenant() and id = ${linkId}::uuid and "projectId" = ${projectId}::uuid for update`;
  if (link?.revokedAt) refuse("This link is revoked. Make a new one.", 409);
  return link ?? notFound();
}

/** The project a link is for, and the timelines that tell of it. */
async function openProject(tx: Tx, ctx: Ctx, projectId: string) {
  assertWorker(ctx.actor);
  const project = (await tx.implementationProject.findUnique({ where: { id: projectId }, select: { status: true, customerId: true, dealId: true } })) ?? notFound();
  if (project.status === "CANCELLED") refuse("This project is cancelled; its links are closed.");
  return { projectId, customerId: project.customerId, dealId: project.dealId };
}

function inDays(days: number) {
  return new Date(Date.now() + days * 86_400_000);
}
