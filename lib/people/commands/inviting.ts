import "server-only";
import { emailChangeMail, canMail, invitationMail, linkTo, mail, resetMail, takenMail } from "@/lib/accounts/mails";
import type { Ctx } from "@/lib/auth/context";
import { findFreeUsername, isEmailTaken } from "@/lib/auth/lookups";
import { assertMay } from "@/lib/auth/permissions";
import { limit } from "@/lib/auth/rate-limits";
import { issueToken } from "@/lib/auth/tokens";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { note, record, type Recorded } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { findInvitation, lockPerson } from "../queries";
import { hasArrived, usernameStem, type GiveAddress, type InvitePerson, type PersonId } from "../rules";

/** `link` only where no mail can be sent: then the administrator who asked hands it over. */
export type Invited = { link: string | null };

/**
 * Makes the person and sends the invitation. Answers the same whether or not the address already has an account in another
 * organization: then the address is told by mail, and the person here stays without one.
 */
export async function invitePerson(ctx: Ctx, { name, email, role, managerId }: InvitePerson): Promise<Invited & Recorded> {
  await limit(`invite:${ctx.tenantId}`, { limit: 200, seconds: 3600 });
  const isTaken = await isEmailTaken(email);
  const username = await findFreeUsername(usernameStem(name));
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    await assertNobodyHere(tx, email);
    if (managerId && !(await tx.user.findUnique({ where: { id: managerId, isActive: true }, select: { id: true } }))) refuseField("managerId", "This person is not here any more.");
    const columns = { name, fullName: name, username, email: isTaken ? null : email, role, isAdmin: role === "ADMIN", managerId };
    const { id } = await orTaken(tx.user.create({ data: { ...columns, tenantId: ctx.tenantId }, select: { id: true } }), "email", "Somebody took this address or user name a moment ago. Try again.");
    const invited = await sendInvitation(tx, ctx, { id, email, isTaken });
    const after = { ...columns, isActive: true, lastLoginAt: null, mustChangePassword: true };
    return { ...invited, ...(await record(tx, ctx, { name: "person.invited", label: `Invited ${name}`, entity: "User", entityId: id, changes: [{ entity: "User", id, before: null, after }], details: {} })) };
  });
}

/** A new link to whoever has not been here yet; the earlier one ends. */
export async function resendInvitation(ctx: Ctx, { id }: PersonId): Promise<Invited> {
  await limit(`invite:${ctx.tenantId}`, { limit: 200, seconds: 3600 });
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    const person = await lockPerson(tx, id);
    if (!person.isActive) refuse(`${person.name} is deactivated. Reactivate first.`);
    if (hasArrived(person)) refuse(`${person.name} has accepted already.`, 409);
    const email = person.email ?? (await findInvitation(tx, id))?.newEmail ?? refuse(`${person.name} has no address yet. Give one first.`);
    return invite(tx, ctx, person, email);
  });
}

/** An address for somebody who has none, who is then invited to it; or a new one for somebody who has, theirs once they confirm it. */
export async function giveAddress(ctx: Ctx, { id, email }: GiveAddress): Promise<Invited> {
  await limit(`invite:${ctx.tenantId}`, { limit: 200, seconds: 3600 });
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    const person = await lockPerson(tx, id);
    if (person.email === email) refuseField("email", `This is ${person.name}'s address already.`);
    await assertNobodyHere(tx, email);
    if (!hasArrived(person)) return invite(tx, ctx, { ...person, email: null }, email);
    const token = await issueToken(tx, { tenantId: ctx.tenantId, userId: id }, "EMAIL_CHANGE", email);
    const link = linkTo(`/confirm-email/${token}`);
    const letter = (await isEmailTaken(email)) ? takenMail(sender(ctx)) : emailChangeMail({ organization: ctx.setting.organizationName, link });
    await mail(tx, { tenantId: ctx.tenantId, to: email, ...letter });
    await note(tx, ctx, { name: "account.email_change_asked", entity: "User", entityId: id, details: {} });
    return { link: canMail() ? null : link };
  });
}

/** A link with which somebody who is locked out sets a new password. By mail; shown only where none can be sent. */
export function offerReset(ctx: Ctx, { id }: PersonId): Promise<Invited> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "people.edit");
    const person = await lockPerson(tx, id);
    if (!person.isActive || !hasArrived(person)) refuse(`${person.name} does not sign in yet. Invite them instead.`);
    if (canMail() && !person.email) refuse(`${person.name} has no address. Give one first.`);
    const link = linkTo(`/reset-password/${await issueToken(tx, { tenantId: ctx.tenantId, userId: id }, "RESET")}`);
    if (person.email) await mail(tx, { tenantId: ctx.tenantId, to: person.email, ...resetMail({ link }) });
    await note(tx, ctx, { name: "account.password_reset_asked", entity: "User", entityId: id, details: {} });
    return { link: canMail() ? null : link };
  });
}

/** Sets the address if nobody anywhere has it, and sends the link. */
async function invite(tx: Tx, ctx: Ctx, person: { id: string; email: string | null }, email: string) {
  const isTaken = person.email !== email && (await isEmailTaken(email));
  if (person.email !== email) await orTaken(tx.user.update({ where: { id: person.id }, data: { email: isTaken ? null : email } }), "email", "Somebody took this address a moment ago. Try again.");
  await note(tx, ctx, { name: "person.invitation_sent", entity: "User", entityId: person.id, details: {} });
  return sendInvitation(tx, ctx, { id: person.id, email, isTaken });
}

async function sendInvitation(tx: Tx, ctx: Ctx, { id, email, isTaken }: { id: string; email: string; isTaken: boolean }): Promise<Invited> {
  const link = linkTo(`/invitation/${await issueToken(tx, { tenantId: ctx.tenantId, userId: id }, "INVITE", email)}`);
  const letter = isTaken ? takenMail(sender(ctx)) : invitationMail({ ...sender(ctx), link });
  await mail(tx, { tenantId: ctx.tenantId, to: email, ...letter });
  return { link: canMail() ? null : link };
}

async function assertNobodyHere(tx: Tx, email: string) {
  const here = await tx.user.findUnique({ where: { email }, select: { name: true } });
  if (here) refuseField("email", `${here.name} has this address.`);
}

function sender(ctx: Ctx) {
  return { by: ctx.actor.name, organization: ctx.setting.organizationName };
}
