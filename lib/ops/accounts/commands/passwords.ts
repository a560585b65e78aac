import "server-only";
import { canMail, linkTo, mail, resetMail } from "@/lib/accounts/mails";
import type { AcceptInvitation, AskReset, ChangePassword, ResetPassword, SignedIn } from "@/lib/accounts/rules";
import { hashPassword, isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { hashToken } from "@/lib/auth/sessions";
import { endTokens, issueToken, spendToken, STALE } from "@/lib/auth/tokens";
import { everything } from "@/lib/db/everything";
import { refuse, refuseField } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { isEntraConfigured } from "../../entra";
import { noteStaff, type OpsTx } from "../../facts";
import { describeStaffToken, findStaffLogin, lockStaff } from "../queries";
import { openStaffSession } from "./signing-in";

/** Answers the same whoever asks. */
export async function askStaffReset({ login }: AskReset) {
  if (!canMail()) refuse("This installation sends no mail. Ask another administrator for a link.");
  await limit(`staff-reset:${hashToken(login)}`, { limit: 3, seconds: 600 });
  const found = await findStaffLogin(login);
  if (!found || isEntraConfigured()) return;
  await everything.$transaction(async (tx) => {
    const { name, email } = await lockStaff(tx, found.id);
    const token = await issueToken(tx, { internalUserId: found.id }, "RESET");
    await mail(tx, { tenantId: null, to: email, ...resetMail({ link: linkTo(`/ops/sign-in/reset/${token}`) }) });
    await noteStaff(tx, { staffId: found.id, name }, { name: "staff.password_reset_asked", entity: "InternalUser", entityId: found.id, details: {} });
  });
}

/** From a mail's link. The second step stays: a mailbox alone opens nothing. */
export async function resetStaffPassword({ token, password }: ResetPassword) {
  const hash = await hashPassword(password);
  await spendFor(token, "RESET", (tx, id) => setPassword(tx, id, hash, null));
}

/** From an invitation's link: the password, a session, and then the second step. */
export async function acceptStaffInvitation({ token, password }: AcceptInvitation): Promise<SignedIn> {
  const hash = await hashPassword(password);
  const id = await spendFor(token, "INVITE", async (tx, staffId) => {
    const { name } = await setPassword(tx, staffId, hash, null);
    await noteStaff(tx, { staffId, name }, { name: "staff.invitation_accepted", entity: "InternalUser", entityId: staffId, details: {} });
  });
  return openStaffSession(id);
}

/** Takes the current password; ends every other session. */
export async function changeStaffPassword(staff: StaffCtx, { current, password }: ChangePassword) {
  await limit(`prove:${staff.sessionId}`, { limit: 10, seconds: 300 });
  const hash = await hashPassword(password);
  await everything.$transaction(async (tx) => {
    const person = await lockStaff(tx, staff.staffId);
    if (!(await isPassword(person.passwordHash, current))) refuseField("current", "This is not your current password.");
    if (current === password) refuseField("password", "This is the password you have. Choose another.");
    await setPassword(tx, staff.staffId, hash, staff.sessionId);
  });
}

async function spendFor(token: string, kind: "RESET" | "INVITE", work: (tx: OpsTx, staffId: string) => Promise<unknown>) {
  await limit(`token:${hashToken(token)}`, { limit: 100, seconds: 60 });
  const { id } = (await describeStaffToken(token, kind)) ?? refuse(STALE, 409);
  await everything.$transaction(async (tx) => {
    await spendToken(tx, token, kind);
    await work(tx, id);
  });
  return id;
}

/** The new password holds here alone: other sessions, open links and the lock go. */
async function setPassword(tx: OpsTx, id: string, passwordHash: string, keptSessionId: string | null) {
  const person = await lockStaff(tx, id);
  await tx.internalUser.update({ where: { id }, data: { passwordHash, failedCount: 0, lockedUntil: null } });
  await tx.staffSession.updateMany({ where: { internalUserId: id, revokedAt: null, ...(keptSessionId && { id: { not: keptSessionId } }) }, data: { revokedAt: new Date() } });
  await endTokens(tx, { internalUserId: id }, ["RESET", "INVITE"]);
  await noteStaff(tx, { staffId: id, name: person.name }, { name: "staff.password_changed", entity: "InternalUser", entityId: id, details: {} });
  return person;
}
