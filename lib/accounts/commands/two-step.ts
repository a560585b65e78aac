import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { isPassword } from "@/lib/auth/passwords";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { qrOf } from "../qr";
import { isRequiredBy, lockSecrets, selfOf } from "../queries";
import { hashRecoveryCode, newRecoveryCodes } from "../recovery-codes";
import type { ConfirmTwoStep, RemoveTwoStep } from "../rules";
import { spendCode } from "../second-step";
import { enrolmentUri, newSecret, sealSecret, stepOfCode } from "../totp";
import { countTries } from "../tries";

/** A new secret and its QR code for the authenticator app. It counts only once a code of it was typed. */
export async function beginTwoStep(ctx: Ctx) {
  const { id } = selfOf(ctx);
  const secret = newSecret();
  const account = await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    if (user.totpConfirmedAt) refuse("Two-step sign-in is on already. Turn it off before setting it up anew.", 409);
    await tx.user.update({ where: { id }, data: { totpSecret: sealSecret(secret), totpLastStep: null } });
    return user.email ?? user.name;
  });
  return { secret, qr: await qrOf(enrolmentUri(secret, { issuer: "Throughline", account })) };
}

/** The first code proves that the app has the secret. Answers ten recovery codes, this once. */
export async function confirmTwoStep(ctx: Ctx, { code }: ConfirmTwoStep) {
  const { id } = selfOf(ctx);
  await countTries(ctx);
  const codes = newRecoveryCodes();
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    if (user.totpConfirmedAt) refuse("Two-step sign-in is on already.", 409);
    const step = user.totpSecret ? stepOfCode(user.totpSecret, code) : refuse("Scan the QR code first.", 409);
    if (!step) refuseField("code", "This code is not right. Check that the clock of your phone is.");
    await tx.user.update({ where: { id }, data: { totpConfirmedAt: new Date(), totpLastStep: step, recoveryCodes: codes.map(hashRecoveryCode) } });
    await note(tx, ctx, { name: "account.two_step_enrolled", entity: "User", entityId: id, details: {} });
  });
  return { codes };
}

/** Takes the password and a code. Refused where the organization asks for the second step. */
export async function removeTwoStep(ctx: Ctx, { password, code }: RemoveTwoStep) {
  const { id } = selfOf(ctx);
  await countTries(ctx);
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    const { mfaPolicy } = await tx.organization.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { mfaPolicy: true } });
    if (isRequiredBy(mfaPolicy, user.isAdmin)) refuse("Your organization asks for two-step sign-in. It stays on.");
    if (!(await isPassword(user.password, password))) refuseField("password", "This is not your password.");
    if (!user.totpConfirmedAt || !(await spendCode(tx, user, code))) refuseField("code", "This code is not right, or it was used before.");
    await tx.user.update({ where: { id }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [] } });
    await note(tx, ctx, { name: "account.two_step_removed", entity: "User", entityId: id, details: {} });
  });
}

/** Ten new recovery codes for a code of the app; the old ones end. */
export async function renewRecoveryCodes(ctx: Ctx, { code }: ConfirmTwoStep) {
  const { id } = selfOf(ctx);
  await countTries(ctx);
  const codes = newRecoveryCodes();
  await within(ctx, async (tx) => {
    const user = await lockSecrets(tx, id);
    if (!user.totpConfirmedAt || !(await spendCode(tx, user, code))) refuseField("code", "This code is not right, or it was used before.");
    await tx.user.update({ where: { id }, data: { recoveryCodes: codes.map(hashRecoveryCode) } });
    await note(tx, ctx, { name: "account.recovery_codes_renewed", entity: "User", entityId: id, details: {} });
  });
  return { codes };
}
