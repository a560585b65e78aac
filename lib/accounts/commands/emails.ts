import "server-only";
import { strangerContext, type Ctx } from "@/lib/auth/context";
import { findToken, isEmailTaken } from "@/lib/auth/lookups";
import { isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { hashToken } from "@/lib/auth/sessions";
import { issueToken, spendToken, STALE } from "@/lib/auth/tokens";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { canMail, emailChangedMail, emailChangeMail, linkTo, mail, takenMail } from "../mails";
import { lockSecrets, selfOf } from "../queries";
import { TAKEN, type AskEmailChange, type ConfirmEmail } from "../rules";
import { countTries } from "../tries";

/** Sends a link to the new address; nothing changes until it is confirmed there. Answers the same when the address is taken. */
export async function askEmailChange(ctx: Ctx, { email, password }: AskEmailChange) {
  const { id: userId, name } = selfOf(ctx);
  if (!canMail()) refuse("This installation sends no mail. Ask your administrator to change your address.");
  await countTries(ctx);
  const isTaken = await isEmailTaken(email);
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, userId);
    if (!(await isPassword(user.password, password))) refuseField("password", "This is not your password.");
    if (user.email === email) refuseField("email", "This is your address already.");
    const token = await issueToken(tx, { tenantId: ctx.tenantId, userId }, "EMAIL_CHANGE", email);
    const organization = ctx.setting.organizationName;
    const letter = isTaken ? takenMail({ by: name, organization }) : emailChangeMail({ organization, link: linkTo(`/confirm-email/${token}`) });
    await mail(tx, { tenantId: ctx.tenantId, to: email, ...letter });
    await note(tx, ctx, { name: "account.email_change_asked", entity: "User", entityId: userId, details: {} });
  });
}

/** From the link sent to the new address. The old address is told. */
export async function confirmEmail({ token }: ConfirmEmail) {
  await limit(`token:${hashToken(token)}`, { limit: 100, seconds: 60 });
  const { tenantId, userId } = (await findToken(token, "EMAIL_CHANGE")) ?? refuse(STALE, 409);
  await within(strangerContext(tenantId, userId), async (tx) => {
    const { newEmail } = await spendToken(tx, token, "EMAIL_CHANGE");
    const { email, name } = await lockSecrets(tx, userId);
    if (!newEmail) refuse(STALE, 409);
    await orTaken(tx.user.update({ where: { id: userId }, data: { email: newEmail } }), "email", TAKEN);
    if (email) await mail(tx, { tenantId, to: email, ...emailChangedMail({ email: newEmail }) });
    await note(tx, strangerContext(tenantId, userId, name), { name: "account.email_changed", entity: "User", entityId: userId, details: {} });
  });
}
