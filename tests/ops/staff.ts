import { hashPassword } from "@/lib/auth/passwords";
import { STAFF_COOKIE } from "@/lib/auth/sessions";
import { sealSecret } from "@/lib/accounts/totp";
import { everything } from "@/lib/db/everything";
import type { InternalRole } from "@/lib/generated/prisma/enums";
import { sealStaff, staffOfToken } from "@/lib/ops/context";
import { PASSWORD } from "../accounts/people";
import { jar } from "../auth/browser";

export const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** A member of the staff who can sign in: password, and a second step unless `isNew`. */
export async function staff(name: string, role: InternalRole, { isNew = false, ...more }: { isNew?: boolean; managerId?: string } = {}) {
  const twoStep = isNew ? {} : { totpSecret: sealSecret(SECRET), totpConfirmedAt: new Date() };
  const person = await everything.internalUser.create({ data: { name, role, email: `${crypto.randomUUID()}@vendor.test`, passwordHash: await hashPassword(PASSWORD), ...twoStep, ...more } });
  const session = await everything.staffSession.create({ data: { internalUserId: person.id, tokenHash: crypto.randomUUID(), expiresAt: new Date(Date.now() + 3_600_000) } });
  return { ...person, ctx: sealStaff({ staffId: person.id, name, email: person.email, role, timezone: "UTC", sessionId: session.id, mustEnrol: isNew }) };
}

/** Whoever the browser's staff cookie says is here. */
export function staffHere() {
  return staffOfToken(jar.get(STAFF_COOKIE));
}

/** What the staff's own chain says of somebody, oldest first. */
export async function staffFacts(entityId: string) {
  const facts = await everything.auditLog.findMany({ where: { tenantId: null, entityId }, select: { action: true }, orderBy: { id: "asc" } });
  return facts.map(({ action }) => action);
}
