import "server-only";
import { notFound } from "next/navigation";
import { strangerContext, type Ctx } from "@/lib/auth/context";
import { findToken } from "@/lib/auth/lookups";
import { within, type Tx } from "@/lib/db/within";
import type { UserTokenKind } from "@/lib/generated/prisma/enums";
import { refuse } from "@/lib/refusal";

/** The person a command is about: never a key, and never somebody staff only look as. */
export function selfOf({ person, onBehalfOf, actor }: Ctx) {
  if (onBehalfOf) refuse("Nobody changes another person's sign-in while looking as them.", 403);
  if (!person || actor.kind !== "USER") refuse("This needs a person.", 403);
  return person;
}

const secrets = {
  id: true, name: true, email: true, password: true, failedCount: true, lockedUntil: true, mustChangePassword: true, isAdmin: true,
  totpSecret: true, totpConfirmedAt: true, totpLastStep: true, recoveryCodes: true,
} as const;

/** A person's secrets, locked until the transaction ends: tries made at once count one after the other. */
export async function lockSecrets(tx: Tx, userId: string) {
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
  return (await tx.user.findUnique({ where: { id: userId }, select: secrets })) ?? notFound();
}
export type Secrets = Awaited<ReturnType<typeof lockSecrets>>;

export async function lockProfile(tx: Tx, userId: string) {
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
  return (await tx.user.findUnique({ where: { id: userId }, select: { name: true, timezone: true, version: true } })) ?? notFound();
}

/** One's own account page. `twoStep.isRequired`: the organization asks for it. */
export function getAccount(ctx: Ctx) {
  const { id } = selfOf(ctx);
  return within(ctx, async (tx) => {
    const user = await tx.user.findUnique({
      where: { id },
      select: { name: true, email: true, username: true, role: true, timezone: true, isAdmin: true, password: true, totpConfirmedAt: true, recoveryCodes: true, tenant: { select: { mfaPolicy: true } } },
    });
    if (!user) return notFound();
    const { password, totpConfirmedAt, recoveryCodes, isAdmin, tenant, ...rest } = user;
    const pending = await tx.userToken.findFirst({ where: { userId: id, kind: "EMAIL_CHANGE", usedAt: null, expiresAt: { gt: new Date() } }, select: { newEmail: true }, orderBy: { id: "desc" } });
    const isRequired = isRequiredBy(tenant.mfaPolicy, isAdmin);
    return { ...rest, pendingEmail: pending?.newEmail ?? null, hasPassword: password !== null, twoStep: { since: totpConfirmedAt, codesLeft: recoveryCodes.length, isRequired } };
  });
}
export type Account = Awaited<ReturnType<typeof getAccount>>;

export function isRequiredBy(policy: "OPTIONAL" | "ADMINS" | "ALL", isAdmin: boolean) {
  return policy === "ALL" || (policy === "ADMINS" && isAdmin);
}

/** One's own open sessions, this one first, then the latest seen. */
export function listSessions(ctx: Ctx) {
  const { id: userId } = selfOf(ctx);
  return within(ctx, async (tx) => {
    const sessions = await tx.session.findMany({
      where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
      select: { id: true, createdAt: true, lastSeenAt: true, ipAddress: true, userAgent: true },
      orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
      take: 50,
    });
    return sessions.map((session) => ({ ...session, isThis: session.id === ctx.sessionId })).toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
  });
}
export type OpenSession = Awaited<ReturnType<typeof listSessions>>[number];

/** What a link's page shows before anything is done: whose it is. Null: used, too old or never made. */
export async function describeToken(token: string, kind: UserTokenKind) {
  const found = await findToken(token, kind);
  if (!found) return null;
  return within(strangerContext(found.tenantId, found.userId), async (tx) => {
    const row = await tx.userToken.findUnique({ where: { id: found.tokenId }, select: { newEmail: true, user: { select: { name: true, email: true, username: true } }, tenant: { select: { name: true } } } });
    return row?.user && row.tenant ? { name: row.user.name, login: row.newEmail ?? row.user.email ?? row.user.username, organization: row.tenant.name } : null;
  });
}
