import "server-only";
import { headers } from "next/headers";
import { strangerContext, type Ctx } from "@/lib/auth/context";
import { findLogin } from "@/lib/auth/lookups";
import { isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { addressOf, hashToken, keepCookie, newSession, TENANT_COOKIE } from "@/lib/auth/sessions";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockSecrets } from "../queries";
import { lockedFor, refuseLocked, type SignedIn, type SignIn } from "../rules";
import { spendCode } from "../second-step";

const WRONG = "That name and password do not belong together.";
const WRONG_CODE = "This code is not right, or it was used before. Wait for the next one.";

/** Proves who somebody is and opens a session for them; the cookie holds its token, the row only the token's hash. Asks for the code once the password is right. */
export async function signIn({ login, password, code }: SignIn): Promise<SignedIn> {
  await limitTries(login);
  const found = await findLogin(login);
  if (!found) return refuseStranger(login, password);
  const ctx = strangerContext(found.tenantId, found.userId);
  const verdict = await prove(ctx, found.userId, password, code);
  if (verdict === "locked") refuseLocked();
  if (verdict === "wrong") refuse(WRONG, 401);
  if (verdict === "wrong code") refuse(WRONG_CODE, 401);
  return verdict === "right" ? openSession(ctx, found.userId) : { next: "code" };
}

/** Opens a session for somebody who is proven, and sets its cookie. `isSso`: by the organization's identity provider. */
export async function openSession(ctx: Ctx, userId: string, isSso = false): Promise<SignedIn> {
  const { token, next, expiresAt } = await beginSession(ctx, userId, isSso);
  await keepCookie(TENANT_COOKIE, token, expiresAt);
  return { next };
}

/** The session's row and what its cookie must hold. */
export async function beginSession(ctx: Ctx, userId: string, isSso = false) {
  const { token, row } = await newSession();
  const next = await within(ctx, async (tx): Promise<SignedIn["next"]> => {
    const user = await tx.user.update({ where: { id: userId }, data: { failedCount: 0, lockedUntil: null, lastLoginAt: new Date() }, select: { name: true, mustChangePassword: true } });
    await tx.session.create({ data: { ...row, tenantId: ctx.tenantId, userId, isSso } });
    await note(tx, strangerContext(ctx.tenantId, userId, user.name), { name: "account.signed_in", entity: "User", entityId: userId, details: {} });
    return user.mustChangePassword && !isSso ? "/welcome" : "/deals";
  });
  return { token, next, expiresAt: row.expiresAt };
}

/** Twenty tries a minute for one name, a hundred and twenty from one address, whoever they are for. */
async function limitTries(login: string) {
  await limit(`sign-in:${hashToken(login)}`, { limit: 20, seconds: 60 });
  const address = addressOf(await headers());
  if (address) await limit(`sign-in-from:${address}`, { limit: 120, seconds: 60 });
}

/** A name nobody has takes as long, and locks as soon, as one somebody has. */
async function refuseStranger(login: string, password: string): Promise<never> {
  await isPassword(null, password);
  await limit(`stranger:${hashToken(login)}`, { limit: 5, seconds: 60 }).catch(refuseLocked);
  return refuse(WRONG, 401);
}

/** Counts a wrong password or code even though the sign-in is refused: the transaction commits, the refusal comes after. */
function prove(ctx: Ctx, userId: string, password: string, code: string | undefined) {
  return within(ctx, async (tx) => {
    const user = await lockSecrets(tx, userId);
    if (user.lockedUntil && user.lockedUntil > new Date()) return "locked";
    if (!(await isPassword(user.password, password))) return miss(tx, ctx, user, "wrong");
    if (!user.totpConfirmedAt) return "right";
    if (!code) return "code";
    return (await spendCode(tx, user, code)) ? "right" : miss(tx, ctx, user, "wrong code");
  });
}

async function miss<T>(tx: Tx, ctx: Ctx, user: { id: string; name: string; failedCount: number }, verdict: T) {
  const failedCount = user.failedCount + 1;
  const seconds = lockedFor(failedCount);
  await tx.user.update({ where: { id: user.id }, data: { failedCount, lockedUntil: seconds ? new Date(Date.now() + seconds * 1000) : null } });
  if (seconds) await note(tx, strangerContext(ctx.tenantId, user.id, user.name), { name: "account.locked", entity: "User", entityId: user.id, details: {} });
  return verdict;
}
