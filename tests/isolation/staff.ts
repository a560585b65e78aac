import { STAFF_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import type { InternalRole } from "@/lib/generated/prisma/enums";
import { published } from "../ops/published";
import { signInAsStaff } from "./browser";
import { browser, leave } from "./jar";

/** Whether the published table gives a role what an act needs. */
export const isFor = (role: InternalRole, needs: string) => role === "ADMIN" || (published[role] as readonly string[]).includes(needs);

export const ROLES = ["SUPPORT_L1", "SUPPORT_L2", "SUPPORT_L3", "IMPLEMENTATION", "HOTLINE_OPS", "CLIENT_SUCCESS", "ADMIN"] as const satisfies readonly InternalRole[];

/** The session's token of one member of staff of each role, and of those whose session opens nothing. */
export async function colleagues() {
  const admin = { role: "ADMIN" as const };
  const made: [string, string][] = [];
  for (const role of ROLES) made.push([role, await tokenOf(await colleague({ role }))]);
  made.push(["disabled", await tokenOf(await colleague({ ...admin, isActive: false }))]);
  made.push(["newcomer", await tokenOf(await colleague({ ...admin, totpConfirmedAt: null }))]);
  made.push(["revoked", await tokenOf(await colleague(admin), { revokedAt: new Date() })]);
  made.push(["expired", await tokenOf(await colleague(admin), { expiresAt: new Date(0) })]);
  return Object.fromEntries(made) as Record<(typeof ROLES)[number] | "disabled" | "newcomer" | "revoked" | "expired", string>;
}

/** Somebody of the staff, with the second step set up. */
export function colleague(more: { role?: InternalRole; isActive?: boolean; totpConfirmedAt?: Date | null; passwordHash?: string } = {}) {
  const name = crypto.randomUUID();
  return everything.internalUser.create({ data: { name: `heron-${name}`, role: "ADMIN", email: `heron-${name}@vendor.test`, totpConfirmedAt: new Date(), ...more } });
}

/** The token of a new session of theirs; `more` ends it early. */
export async function tokenOf({ id }: { id: string }, more = {}) {
  await signInAsStaff(id, more);
  const token = browser.cookies.get(STAFF_COOKIE) ?? "";
  leave();
  return token;
}
