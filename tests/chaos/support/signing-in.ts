import { hashToken, newToken } from "@/lib/auth/sessions";
import type { World } from "../../support/world";

/** A session of this person; answers what the cookie holds. */
export async function signIn({ db, tenantId }: World, { id }: { id: string }) {
  const token = newToken();
  await db((tx) => tx.session.create({ data: { tenantId, userId: id, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 3_600_000) } }));
  return token;
}
