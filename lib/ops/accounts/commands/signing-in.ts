import "server-only";
import { headers } from "next/headers";
import { lockedFor, refuseLocked, type SignedIn, type SignIn } from "@/lib/accounts/rules";
import { stepOfCode } from "@/lib/accounts/totp";
import { isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { addressOf, dropCookie, hashToken, keepCookie, newSession, STAFF_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { refuse } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { isEntraConfigured } from "../../entra";
import { noteStaff, type OpsTx } from "../../facts";
import { findStaffLogin, lockStaff, type StaffSecrets } from "../queries";

const WRONG = "That e-mail address and password do not belong together.";

/** E-mail, password and code. Whoever has not set up the second step yet is sent to do that before anything else. */
export async function signInStaff({ login, password, code }: SignIn): Promise<SignedIn> {
  if (isEntraConfigured()) refuse("Staff sign in with Microsoft here.", 403);
  await limit(`staff:${hashToken(login)}`, { limit: 20, seconds: 60 });
  const address = addressOf(await headers());
  if (address) await limit(`staff-from:${address}`, { limit: 120, seconds: 60 });
  const found = await findStaffLogin(login);
  if (!found) return refuseStranger(login, password);
  const verdict = await everything.$transaction((tx) => prove(tx, found.id, password, code));
  if (verdict === "locked") refuseLocked();
  if (verdict === "wrong") refuse(WRONG, 401);
  if (verdict === "wrong code") refuse("This code is not right, or it was used before. Wait for the next one.", 401);
  return verdict === "right" ? openStaffSession(found.id) : { next: "code" };
}

/** Opens a session for somebody who is proven, and sets its cookie. */
export async function openStaffSession(internalUserId: string): Promise<SignedIn> {
  const { token, expiresAt } = await beginStaffSession(internalUserId);
  await keepCookie(STAFF_COOKIE, token, expiresAt);
  return { next: "/ops" };
}

export async function beginStaffSession(internalUserId: string) {
  const { token, row } = await newSession();
  await everything.$transaction(async (tx) => {
    const { name } = await tx.internalUser.update({ where: { id: internalUserId }, data: { failedCount: 0, lockedUntil: null, lastLoginAt: new Date() }, select: { name: true } });
    await tx.staffSession.create({ data: { ...row, internalUserId } });
    await noteStaff(tx, { staffId: internalUserId, name }, { name: "staff.signed_in", entity: "InternalUser", entityId: internalUserId, details: {} });
  });
  return { token, expiresAt: row.expiresAt };
}

export async function signOutStaff(staff: StaffCtx) {
  await everything.$transaction(async (tx) => {
    const { count } = await tx.staffSession.updateMany({ where: { id: staff.sessionId, revokedAt: null }, data: { revokedAt: new Date() } });
    await noteStaff(tx, staff, { name: "staff.signed_out", entity: "InternalUser", entityId: staff.staffId, details: { sessions: count } });
  });
  await dropCookie(STAFF_COOKIE);
}

/** A name nobody has takes as long, and locks as soon, as one somebody has. */
async function refuseStranger(login: string, password: string): Promise<never> {
  await isPassword(null, password);
  await limit(`staff-stranger:${hashToken(login)}`, { limit: 5, seconds: 60 }).catch(refuseLocked);
  return refuse(WRONG, 401);
}

/** A wrong try is counted and committed; the refusal comes after. */
async function prove(tx: OpsTx, id: string, password: string, code: string | undefined) {
  const person = await lockStaff(tx, id);
  if (person.lockedUntil && person.lockedUntil > new Date()) return "locked";
  if (!(await isPassword(person.passwordHash, password))) return miss(tx, person, "wrong");
  if (!person.totpConfirmedAt) return "right";
  if (!code) return "code";
  return (await spendStaffCode(tx, person, code)) ? "right" : miss(tx, person, "wrong code");
}

/** A code works once, even if two ask with it at the same time. The person's row must be locked. */
export async function spendStaffCode(tx: OpsTx, person: StaffSecrets, code: string) {
  const totpLastStep = person.totpSecret && stepOfCode(person.totpSecret, code);
  if (!totpLastStep || totpLastStep <= (person.totpLastStep ?? 0)) return false;
  await tx.internalUser.update({ where: { id: person.id }, data: { totpLastStep } });
  return true;
}

async function miss<T>(tx: OpsTx, person: StaffSecrets, verdict: T) {
  const failedCount = person.failedCount + 1;
  const seconds = lockedFor(failedCount);
  await tx.internalUser.update({ where: { id: person.id }, data: { failedCount, lockedUntil: seconds ? new Date(Date.now() + seconds * 1000) : null } });
  if (seconds) await noteStaff(tx, { staffId: person.id, name: person.name }, { name: "staff.locked", entity: "InternalUser", entityId: person.id, details: {} });
  return verdict;
}
