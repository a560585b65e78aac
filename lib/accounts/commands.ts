import "server-only";
import { cookies, headers } from "next/headers";
import { strangerContext, type Ctx } from "@/lib/auth/context";
import { isPassword } from "@/lib/auth/passwords";
import { limit } from "@/lib/auth/rate-limits";
import { cookieOptions, hashToken, newToken, SESSION_HOURS, TENANT_COOKIE } from "@/lib/auth/sessions";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { findLogin } from "./queries";
import { lockedFor, type SignedIn, type SignIn } from "./rules";

const WRONG = "That e-mail address and password do not belong together.";

/** Proves who somebody is and opens a session for them; the cookie holds its token, the row only the token's hash. */
export async function signIn({ login, password }: SignIn): Promise<SignedIn> {
  await limit(`sign-in:${login}`, { limit: 20, seconds: 60 });
  const found = await findLogin(login);
  if (!found) {
    await isPassword(null, password);
    return refuse(WRONG, 401);
  }
  const ctx = strangerContext(found.tenantId, found.userId);
  const verdict = await prove(ctx, found.userId, password);
  if (verdict !== "right") refuse(verdict, 401);
  await openSession(ctx, found.userId);
  return { next: "/deals" };
}

/** Counts a wrong password even though the sign-in is refused: the transaction commits, the refusal comes after. */
function prove(ctx: Ctx, userId: string, password: string) {
  return within(ctx, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, password: true, failedCount: true, lockedUntil: true } });
    if (user.lockedUntil && user.lockedUntil > new Date()) return "Too many wrong passwords. This account is locked for a while; try again later.";
    if (await isPassword(user.password, password)) return "right";
    const failedCount = user.failedCount + 1;
    const seconds = lockedFor(failedCount);
    await tx.user.update({ where: { id: userId }, data: { failedCount, lockedUntil: seconds ? new Date(Date.now() + seconds * 1000) : null } });
    if (seconds) await note(tx, ctx, { name: "account.locked", entity: "User", entityId: userId, details: {} });
    return WRONG;
  });
}

async function openSession(ctx: Ctx, userId: string) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  const from = await headers();
  const session = { tenantId: ctx.tenantId, userId, tokenHash: hashToken(token), expiresAt, ipAddress: from.get("x-forwarded-for")?.split(",")[0]?.trim() ?? null, userAgent: from.get("user-agent") };
  await within(ctx, async (tx) => {
    const user = await tx.user.update({ where: { id: userId }, data: { failedCount: 0, lockedUntil: null, lastLoginAt: new Date() }, select: { name: true } });
    await tx.session.create({ data: session });
    await note(tx, strangerContext(ctx.tenantId, userId, user.name), { name: "account.signed_in", entity: "User", entityId: userId, details: {} });
  });
  (await cookies()).set(TENANT_COOKIE, token, cookieOptions(expiresAt));
}

/** Ends this session and takes its cookie away. */
export async function signOut(ctx: Ctx) {
  await within(ctx, async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id: ctx.sessionId ?? refuse("Nobody is signed in.", 401), revokedAt: null }, data: { revokedAt: new Date() } });
    await note(tx, ctx, { name: "account.signed_out", entity: "User", entityId: ctx.person?.id ?? ctx.tenantId, details: { sessions: count } });
  });
  (await cookies()).delete(TENANT_COOKIE);
}
