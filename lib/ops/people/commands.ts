import "server-only";
import { canMail, invitationMail, linkTo, mail, resetMail } from "@/lib/accounts/mails";
import { endTokens, issueToken } from "@/lib/auth/tokens";
import { isSame } from "@/lib/changes/conflicts";
import { everything } from "@/lib/db/everything";
import { orTaken } from "@/lib/db/taken";
import { refuse, refuseField } from "@/lib/refusal";
import type { StaffCtx } from "../context";
import { noteStaff, type OpsTx } from "../facts";
import { countOtherAdmins, listStaffBelow, lockColleague, type Colleague } from "./queries";
import { assertNoStaffCycle, assertStaffAdminRemains, type EditStaff, type InviteStaff, type StaffId } from "./rules";

/** `link` only where no mail can be sent: then the administrator who asked hands it over. */
export type Offered = { link: string | null };

/** Makes the person and sends the invitation. The second step is set up at the first sign-in. */
export function inviteStaff(staff: StaffCtx, { name, email, role, managerId }: InviteStaff): Promise<Offered> {
  return everything.$transaction(async (tx) => {
    const person = await orTaken(tx.internalUser.create({ data: { name, email, role, managerId, timezone: staff.timezone }, select: { id: true, email: true } }), "email", "Somebody of the staff has this address.");
    await noteStaff(tx, staff, { name: "staff.invited", entity: "InternalUser", entityId: person.id, details: {} });
    return sendLink(tx, staff, person, "INVITE");
  });
}

/** A new link: the invitation again for who never came, a new password for who did. */
export function offerStaffLink(staff: StaffCtx, { id }: StaffId): Promise<Offered> {
  return everything.$transaction(async (tx) => {
    const person = await lockColleague(tx, id);
    if (!person.isActive) refuse(`${person.name} is deactivated. Reactivate first.`);
    const kind = person.passwordHash ? "RESET" : "INVITE";
    await noteStaff(tx, staff, { name: kind === "RESET" ? "staff.password_reset_asked" : "staff.invited", entity: "InternalUser", entityId: id, details: {} });
    return sendLink(tx, staff, person, kind);
  });
}

/** One field of a member of staff. Their open pages follow at once: the role is read with every request. */
export function editStaff(staff: StaffCtx, { id, field, was, value }: EditStaff) {
  return everything.$transaction(async (tx) => {
    const person = await lockColleague(tx, id);
    if (!isSame(was, person[field]) && !isSame(value, person[field])) refuse(`Somebody changed ${person.name} since you opened this. Look again.`, 409);
    if (field === "role" && value !== "ADMIN") assertStaffAdminRemains(person, await countOtherAdmins(tx, id));
    if (field === "managerId") await assertManager(tx, person, value);
    await tx.internalUser.update({ where: { id }, data: { [field]: value, version: { increment: 1 } } });
    await noteStaff(tx, staff, { name: "staff.edited", entity: "InternalUser", entityId: id, details: { fields: [field] } });
  });
}

/** Ends every session at once. */
export function deactivateStaff(staff: StaffCtx, { id }: StaffId) {
  return everything.$transaction(async (tx) => {
    const person = await lockColleague(tx, id);
    if (id === staff.staffId) refuse("Somebody else deactivates you: otherwise you could not come back.");
    if (!person.isActive) refuse(`${person.name} is deactivated already.`, 409);
    assertStaffAdminRemains(person, await countOtherAdmins(tx, id));
    await tx.internalUser.update({ where: { id }, data: { isActive: false, version: { increment: 1 } } });
    await endSessions(tx, id);
    await noteStaff(tx, staff, { name: "staff.deactivated", entity: "InternalUser", entityId: id, details: {} });
  });
}

export function reactivateStaff(staff: StaffCtx, { id }: StaffId) {
  return everything.$transaction(async (tx) => {
    const person = await lockColleague(tx, id);
    if (person.isActive) refuse(`${person.name} is active already.`, 409);
    await tx.internalUser.update({ where: { id }, data: { isActive: true, version: { increment: 1 } } });
    await noteStaff(tx, staff, { name: "staff.reactivated", entity: "InternalUser", entityId: id, details: {} });
  });
}

/** For somebody whose phone is gone: every session ends, and the next sign-in sets the second step up anew. */
export function resetStaffTwoStep(staff: StaffCtx, { id }: StaffId) {
  return everything.$transaction(async (tx) => {
    const person = await lockColleague(tx, id);
    if (id === staff.staffId) refuse("Another administrator resets your second step.");
    if (!person.totpConfirmedAt) refuse(`${person.name} has no second step.`, 409);
    await tx.internalUser.update({ where: { id }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, version: { increment: 1 } } });
    await endSessions(tx, id);
    await noteStaff(tx, staff, { name: "staff.two_step_removed", entity: "InternalUser", entityId: id, details: {} });
  });
}

async function assertManager(tx: OpsTx, person: Colleague, managerId: string | null) {
  assertNoStaffCycle(person, managerId, managerId ? await listStaffBelow(tx, person.id) : []);
  if (managerId && !(await tx.internalUser.findFirst({ where: { id: managerId, isActive: true }, select: { id: true } }))) refuseField("managerId", "This person is not here any more.");
}

async function endSessions(tx: OpsTx, internalUserId: string) {
  await tx.staffSession.updateMany({ where: { internalUserId, revokedAt: null }, data: { revokedAt: new Date() } });
  await endTokens(tx, { internalUserId }, ["INVITE", "RESET"]);
}

/** Sends the link, or shows it where no mail can be sent. */
export async function sendLink(tx: OpsTx, by: { name: string }, { id, email }: { id: string; email: string }, kind: "INVITE" | "RESET"): Promise<Offered> {
  const token = await issueToken(tx, { internalUserId: id }, kind);
  const link = linkTo(kind === "INVITE" ? `/ops/invitation/${token}` : `/ops/sign-in/reset/${token}`);
  const letter = kind === "INVITE" ? invitationMail({ by: by.name, organization: "Operations", link }) : resetMail({ link });
  await mail(tx, { tenantId: null, to: email, ...letter });
  return { link: canMail() ? null : link };
}
