import "server-only";
import type { Tx } from "@/lib/db/within";
import { hashRecoveryCode } from "./recovery-codes";
import { stepOfCode } from "./totp";

type Enrolled = { id: string; totpSecret: string | null; totpLastStep: number | null; recoveryCodes: string[] };

/** Uses a code up: the six digits of a step that was not used yet, or one recovery code. The person's row must be locked. */
export async function spendCode(tx: Tx, user: Enrolled, code: string) {
  const totpLastStep = user.totpSecret && stepOfCode(user.totpSecret, code);
  if (totpLastStep && totpLastStep > (user.totpLastStep ?? 0)) {
    await tx.user.update({ where: { id: user.id }, data: { totpLastStep } });
    return true;
  }
  const recoveryCodes = user.recoveryCodes.filter((hash) => hash !== hashRecoveryCode(code));
  if (recoveryCodes.length === user.recoveryCodes.length) return false;
  await tx.user.update({ where: { id: user.id }, data: { recoveryCodes } });
  return true;
}
