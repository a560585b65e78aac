import "server-only";
import { hashToken, newToken } from "@/lib/auth/sessions";
import type { Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";

/** How many hours a link of each kind works. platform.md, Identity. */
const TOKEN_HOURS = { INVITE: 72, RESET: 1, EMAIL_CHANGE: 1 } as const;

type Kind = keyof typeof TOKEN_HOURS;
type Tokens = Pick<Tx, "userToken">;
type Whose = { tenantId: string; userId: string } | { internalUserId: string };

/** Makes a link's token and ends the earlier ones of its kind: only the newest mail works. The row keeps the hash. */
export async function issueToken(tx: Tokens, whose: Whose, kind: Kind, newEmail: string | null = null) {
  const token = newToken();
  await endTokens(tx, whose, [kind]);
  await tx.userToken.create({ data: { ...whose, kind, newEmail, hash: hashToken(token), expiresAt: new Date(Date.now() + TOKEN_HOURS[kind] * 3_600_000) } });
  return token;
}

/** Uses a token up in one statement, so of many at once one succeeds. Refuses with a sentence that says how to go on. */
export async function spendToken(tx: Tokens, token: string, kind: Kind) {
  const [spent] = await tx.userToken.updateManyAndReturn({
    where: { hash: hashToken(token), kind, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
    select: { userId: true, internalUserId: true, newEmail: true },
  });
  return spent ?? refuse(STALE, 409);
}

/** Links that are out no longer work. */
export function endTokens(tx: Tokens, whose: Whose, kinds: Kind[]) {
  return tx.userToken.updateMany({ where: { ...whose, kind: { in: kinds }, usedAt: null }, data: { usedAt: new Date() } });
}

export const STALE = "This link has been used or is too old. Ask for a new one.";
