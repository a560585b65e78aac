import { hashToken, STAFF_COOKIE, TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { browser, leave } from "./jar";

/** Opens a session for a person of a tenant; `more` ends it early. */
export async function signInAs({ id: userId, tenantId }: { id: string; tenantId: string }, more: { expiresAt?: Date; revokedAt?: Date; lastSeenAt?: Date } = {}) {
  leave();
  const token = crypto.randomUUID();
  browser.cookies.set(TENANT_COOKIE, token);
  return everything.session.create({ data: { tenantId, userId, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 3_600_000), ...more } });
}

export async function signInAsStaff(internalUserId: string, more: { expiresAt?: Date; revokedAt?: Date } = {}) {
  leave();
  const token = crypto.randomUUID();
  browser.cookies.set(STAFF_COOKIE, token);
  await everything.staffSession.create({ data: { internalUserId, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 3_600_000), ...more } });
}
