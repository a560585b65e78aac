import "server-only";
import { strangerContext, type Ctx } from "@/lib/auth/context";
import { findLogin, findToken } from "@/lib/auth/lookups";
import { hashPassword, isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { hashToken } from "@/lib/auth/sessions";
import { endTokens, issueToken, spendToken, STALE } from "@/lib/auth/tokens";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { canMail, linkTo, mail, passwordChangedMail, resetMail } from "../mails";
import { lockSecrets, selfOf } from "../queries";
import { countTries } from "../tries";
import { TAKEN, type AcceptInvitation, type AskReset, type ChangePassword, type ChoosePassword, type ResetPassword } from "../rules";
import { openSession } from "./signing-in";

/** One's own new password on the first visit. Only while it is asked for: later it takes the current one. */
export async function choosePassword(ctx: Ctx, { password }: ChoosePassword) {
  const { id } = selfOf(ctx);
  const hash = await hashPassword(password);
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    if (!user.mustChangePassword) refuse("You have chosen your password. Change it in your account's settings.", 409);
    if (await isPassword(user.password, password)) refuseField("password", "This is the password you were given. Choose another.");
    await setPassword(tx, ctx, user, hash);
  });
}

/** Takes the current password; ends every other session of the person. */
export async function changePassword(ctx: Ctx, { current, password }: ChangePassword) {
  const { id } = selfOf(ctx);
  await countTries(ctx);
  const hash = await hashPassword(password);
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    if (!(await isPassword(user.password, current))) refuseField("current", "This is not your current password.");
    if (current === password) refuseField("password", "This is the password you have. Choose another.");
    await setPassword(tx, ctx, user, hash);
  });
}

/** Answers the same whoever asks: a link goes out if the name is somebody's who has an address. */
export async function askReset({ login }: AskReset) {
  if (!canMail()) refuse("This installation sends no mail. Ask your administrator for a link.");
  await limit(`reset:${hashToken(login)}`, { limit: 3, seconds: 600 });
  const found = await findLogin(login);
  if (!found) return;
  const ctx = strangerContext(found.tenantId, found.userId);
  await within(ctx, async (tx) => {
    const { email, name } = await lockSecrets(tx, found.userId);
    if (!email) return;
    const token = await issueToken(tx, found, "RESET");
    await mail(tx, { tenantId: ctx.tenantId, to: email, ...resetMail({ link: linkTo(`/reset-password/${token}`) }) });
    await note(tx, strangerContext(ctx.tenantId, found.userId, name), { name: "account.password_reset_asked", entity: "User", entityId: found.userId, details: {} });
  });
}

/** From a mail's link: sets the password, lifts the lock, ends every session. */
export async function resetPassword({ token, password }: ResetPassword) {
  const { ctx, userId } = await strangerOf(token, "RESET");
  const hash = await hashPassword(password);
  await within(ctx, async (tx) => {
    await spendToken(tx, token, "RESET");
    await setPassword(tx, ctx, await lockSecrets(tx, userId), hash);
  });
}

/** From an invitation's link: the address is proven, the password chosen, the person signed in. */
export async function acceptInvitation({ token, password }: AcceptInvitation) {
  const { ctx, userId } = await strangerOf(token, "INVITE");
  const hash = await hashPassword(password);
  await within(ctx, async (tx) => {
    const { newEmail } = await spendToken(tx, token, "INVITE");
    const user = await lockSecrets(tx, userId);
    const email = newEmail ?? user.email;
    if (email !== user.email) await orTaken(tx.user.update({ where: { id: userId }, data: { email } }), "email", TAKEN);
    await setPassword(tx, ctx, { ...user, email: null }, hash);
    await note(tx, strangerContext(ctx.tenantId, userId, user.name), { name: "account.invitation_accepted", entity: "User", entityId: userId, details: {} });
  });
  return openSession(ctx, userId);
}

async function strangerOf(token: string, kind: "RESET" | "INVITE") {
  await limit(`token:${hashToken(token)}`, { limit: 100, seconds: 60 });
  const found = (await findToken(token, kind)) ?? refuse(STALE, 409);
  return { ctx: strangerContext(found.tenantId, found.userId), userId: found.userId };
}

/** The new password holds here alone: other sessions, open links and the lock go. The person is told by mail. */
async function setPassword(tx: Tx, ctx: Ctx, user: { id: string; name: string; email: string | null }, password: string) {
  await tx.user.update({ where: { id: user.id }, data: { password, mustChangePassword: false, failedCount: 0, lockedUntil: null } });
  await tx.session.updateMany({ where: { userId: user.id, revokedAt: null, ...(ctx.sessionId && { id: { not: ctx.sessionId } }) }, data: { revokedAt: new Date() } });
  await endTokens(tx, { tenantId: ctx.tenantId, userId: user.id }, ["RESET", "INVITE"]);
  await note(tx, strangerContext(ctx.tenantId, user.id, user.name), { name: "account.password_changed", entity: "User", entityId: user.id, details: {} });
  if (user.email) await mail(tx, { tenantId: ctx.tenantId, to: user.email, ...passwordChangedMail() });
}
