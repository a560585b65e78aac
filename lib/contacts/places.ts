import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import type { Channel, ContactRole } from "@/lib/generated/prisma/enums";

/** A contact as it stands while it is locked, with who owns the customer it belongs to. Days are "2026-06-30". */
export type LockedContact = {
  id: string; customerId: string | null; name: string; firstName: string | null; lastName: string | null; jobTitle: string | null; department: string | null; role: ContactRole | null;
  email: string | null; phone: string | null; mobilePhone: string | null; workPhone: string | null; linkedinUrl: string | null; twitterHandle: string | null; isPrimary: boolean; ownerId: string | null;
  preferredChannel: Channel | null; birthday: string | null; anniversary: string | null; emailOptIn: boolean; smsOptIn: boolean; doNotCall: boolean; tags: string[]; customFields: Record<string, unknown>;
  externalId: string | null; version: number; customerOwnerId: string | null;
};

/** The contact, locked; one in the trash is not there. */
export async function lockContact(tx: Tx, id: string) {
  const [contact] = await tx.$queryRaw<LockedContact[]>`
    select k.id, k."customerId", k.name, k."firstName", k."lastName", k."jobTitle", k.department, k.role::text, k.email, k.phone, k."mobilePhone", k."workPhone", k."linkedinUrl", k."twitterHandle", k."isPrimary",
      k."ownerId", k."preferredChannel"::text, k.birthday::text, k.anniversary::text, k."emailOptIn", k."smsOptIn", k."doNotCall", k.tags, k."customFields", k."externalId", k.version,
      (select "ownerId" from customers c where c."tenantId" = k."tenantId" and c.id = k."customerId") as "customerOwnerId"
    from contacts k where k.id = ${id}::uuid and k."deletedAt" is null for update of k`;
  return contact ?? notFound();
}

type Owned = Pick<LockedContact, "customerId" | "customerOwnerId" | "ownerId">;

/** A contact follows the customer it belongs to, and its own owner. crm.md, Permissions. */
export function mayEditContact(ctx: Ctx, { customerId, customerOwnerId, ownerId }: Owned) {
  return may(ctx, "contacts.edit", { ...(customerId && { id: customerId }), ownerId: customerOwnerId }) || may(ctx, "contacts.edit", { ownerId });
}

export function assertMayEditContact(ctx: Ctx, contact: Owned) {
  if (!mayEditContact(ctx, contact)) assertMay(ctx, "contacts.edit", { ownerId: contact.customerOwnerId });
}
