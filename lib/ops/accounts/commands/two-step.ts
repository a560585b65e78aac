import "server-only";
import { qrOf } from "@/lib/accounts/qr";
import type { ConfirmTwoStep } from "@/lib/accounts/rules";
import { enrolmentUri, newSecret, sealSecret, stepOfCode } from "@/lib/accounts/totp";
import { limit } from "@/lib/auth/rate-limits";
import { everything } from "@/lib/db/everything";
import { refuse, refuseField } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { noteStaff } from "../../facts";
import { lockStaff } from "../queries";

/** At the first sign-in: a new secret and its QR code. It counts only once a code of it was typed. */
export async function beginStaffTwoStep(staff: StaffCtx) {
  const secret = newSecret();
  await everything.$transaction(async (tx) => {
    const person = await lockStaff(tx, staff.staffId);
    if (person.totpConfirmedAt) refuse("Your second step is set up. Another administrator can reset it.", 409);
    await tx.internalUser.update({ where: { id: staff.staffId }, data: { totpSecret: sealSecret(secret), totpLastStep: null } });
  });
  return { secret, qr: await qrOf(enrolmentUri(secret, { issuer: "Throughline Operations", account: staff.email })) };
}

/** From now on every sign-in asks for a code. */
export async function confirmStaffTwoStep(staff: StaffCtx, { code }: ConfirmTwoStep) {
  await limit(`prove:${staff.sessionId}`, { limit: 10, seconds: 300 });
  await everything.$transaction(async (tx) => {
    const person = await lockStaff(tx, staff.staffId);
    if (person.totpConfirmedAt) refuse("Your second step is set up already.", 409);
    const step = person.totpSecret ? stepOfCode(person.totpSecret, code) : refuse("Scan the QR code first.", 409);
    if (!step) refuseField("code", "This code is not right. Check that the clock of your phone is.");
    await tx.internalUser.update({ where: { id: staff.staffId }, data: { totpConfirmedAt: new Date(), totpLastStep: step } });
    await noteStaff(tx, staff, { name: "staff.two_step_enrolled", entity: "InternalUser", entityId: staff.staffId, details: {} });
  });
  return {};
}
