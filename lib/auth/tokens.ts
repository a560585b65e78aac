import "server-only";
import { hashToken, newToken } from "@/lib/auth/sessions";
import type { Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";

/** How many hours a link of each kind works. platform.md, Identity. */
const TOKEN_HOURS = { INVITE: 72, RESET: 1, EMAIL_CHANGE: 1 } as const;

type Kind = keyof typeof TOKEN_HOURS;
/** A transaction of either door: a person's within their organization, a staff member's without one. */
type Sql = Pick<Tx, "$queryRaw" | "$executeRaw">;
type Whose = { tenantId: string; userId: string } | { internalUserId: string };
type Spent = { userId: string | null; internalUserId: string | null; newEmail: string | null };

/** Makes a link's token and ends the earlier ones of its kind: only the newest mail works. The row keeps the hash. */
export async function issueToken(tx: Sql, whose: Whose, kind: Kind, newEmail: string | null = null) {
  const token = newToken();
  const { tenantId, userId, internalUserId } = columnsOf(whose);
  await endTokens(tx, whose, [kind]);
  await tx.$executeRaw`
    insert into user_tokens ("tenantId", "userId", "internalUserId", kind, hash, "newEmail", "expiresAt")
    values (${tenantId}::uuid, ${userId}::uuid, ${internalUserId}::uuid, ${kind}::"UserTokenKind", ${hashToken(token)}, ${newEmail}, now() + ${TOKEN_HOURS[kind]} * interval '1 hour')`;
  return token;
}

/** Uses a token up in one statement, so of many at once one succeeds. Refuses with a sentence that says how to go on. */
export async function spendToken(tx: Sql, token: string, kind: Kind) {
  const [spent] = await tx.$queryRaw<Spent[]>`
    update user_tokens set "usedAt" = now() where hash = ${hashToken(token)} and kind = ${kind}::"UserTokenKind" and "usedAt" is null and "expiresAt" > now()
    returning "userId", "internalUserId", "newEmail"`;
  return spent ?? refuse(STALE, 409);
}

/** Links that are out no longer work. */
export function endTokens(tx: Sql, whose: Whose, kinds: Kind[]) {
  const { tenantId, userId, internalUserId } = columnsOf(whose);
  return tx.$executeRaw`
    update user_tokens set "usedAt" = now() where "tenantId" is not distinct from ${tenantId}::uuid and "usedAt" is null
      and ("userId" = ${userId}::uuid or "internalUserId" = ${internalUserId}::uuid) and kind::text = any (${kinds}::text[])`;
}

export const STALE = "This link has been used or is too old. Ask for a new one.";

function columnsOf(whose: Whose) {
  return { tenantId: null, userId: null, internalUserId: null, ...whose };
}
