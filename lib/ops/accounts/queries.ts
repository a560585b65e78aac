import "server-only";
import { notFound } from "next/navigation";
import { hashToken } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import type { UserTokenKind } from "@/lib/generated/prisma/enums";
import type { StaffCtx } from "../context";
import type { OpsTx } from "../facts";

const secrets = { id: true, name: true, email: true, isActive: true, passwordHash: true, failedCount: true, lockedUntil: true, totpSecret: true, totpConfirmedAt: true, totpLastStep: true } as const;

/** A member of staff's secrets, locked until the transaction ends: tries made at once count one after the other. */
export async function lockStaff(tx: OpsTx, id: string) {
  await tx.$queryRaw`select 1 from internal_users where id = ${id}::uuid for update`;
  return (await tx.internalUser.findUnique({ where: { id }, select: secrets })) ?? notFound();
}
export type StaffSecrets = Awaited<ReturnType<typeof lockStaff>>;

export function findStaffLogin(email: string) {
  return everything.internalUser.findFirst({ where: { email, isActive: true }, select: { id: true } });
}

/** One's own account in the portal. */
export async function getStaffAccount(staff: StaffCtx) {
  const account = await everything.internalUser.findUnique({ where: { id: staff.staffId }, select: { name: true, email: true, role: true, timezone: true, totpConfirmedAt: true, azureAdId: true } });
  return account ?? notFound();
}

export async function listStaffSessions(staff: StaffCtx) {
  const sessions = await everything.staffSession.findMany({
    where: { internalUserId: staff.staffId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, lastSeenAt: true, ipAddress: true, userAgent: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return sessions.map((session) => ({ ...session, isThis: session.id === staff.sessionId })).toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Whose link this is, before anything is done with it; null when it is used, too old or never made. */
export async function describeStaffToken(token: string, kind: UserTokenKind) {
  const row = await everything.userToken.findFirst({
    where: { hash: hashToken(token), kind, tenantId: null, usedAt: null, expiresAt: { gt: new Date() }, internalUser: { isActive: true } },
    select: { internalUser: { select: { id: true, name: true, email: true } } },
  });
  return row?.internalUser ?? null;
}
