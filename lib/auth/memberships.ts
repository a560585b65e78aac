import "server-only";
import type { Level, Resource } from "@/lib/auth/permissions";
import { hashToken } from "@/lib/auth/sessions";
import { app } from "@/lib/db/client";
import type { SystemRole } from "@/lib/generated/prisma/enums";

type Membership = {
  tenantId: string;
  userId: string;
  sessionId: string;
  name: string;
  role: SystemRole;
  isEditingOpen: boolean;
  mustChangePassword: boolean;
  mustEnrol: boolean;
  /** The people below them at any depth. */
  teamIds: string[];
  grants: { resourceType: Resource; resourceId: string | null; level: Level }[];
  organizationName: string;
  locale: string;
  timezone: string;
  organizationTimezone: string;
  currencyCode: string;
};

/**
 * From the cookie's token to who somebody is in their organization, in one statement, before any tenant is known: person_of() in the database.
 * Null for a session that is revoked, expired or of somebody inactive. `isSeen`: it is noted that they were here, at most once a minute.
 */
export async function findMembership(token: string | undefined, { isSeen }: { isSeen: boolean }) {
  if (!token) return null;
  const [membership] = await app.$queryRaw<Membership[]>`/* kept */ select * from person_of(${hashToken(token)}, ${isSeen})`;
  if (!membership) return null;
  const { userId, name, organizationName, locale, timezone, organizationTimezone, currencyCode, ...standing } = membership;
  const setting = { organizationName, locale, timezone, organizationTimezone, currencyCode };
  return { actor: { kind: "USER", id: userId, name }, setting, ...standing } as const;
}
