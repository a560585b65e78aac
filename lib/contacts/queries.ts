import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { mayEditContact } from "./places";
import type { FindContacts, GetContact } from "./rules";

export type ContactRow = {
  id: string; name: string; jobTitle: string | null; department: string | null; role: "DECISION_MAKER" | "INFLUENCER" | "USER" | "GATEKEEPER" | null; email: string | null; phone: string | null; mobilePhone: string | null;
  isPrimary: boolean; emailOptIn: boolean; smsOptIn: boolean; doNotCall: boolean; customerId: string | null; customerName: string | null; ownerId: string | null; tags: string[]; version: number; canEdit: boolean;
};
export type ContactList = { contacts: ContactRow[]; next: string | null };

type Raw = Omit<ContactRow, "canEdit"> & { customerOwnerId: string | null };

/** Contacts by name, those of one customer or those that a text finds; `next` is what to send as `after`. */
export function findContacts(ctx: Ctx, { q, customerId, after, limit }: FindContacts): Promise<ContactList> {
  return within(ctx, async (tx) => {
    const rows = await tx.$queryRaw<Raw[]>`
      select k.id, k.name, k."jobTitle", k.department, k.role::text, k.email, k.phone, k."mobilePhone", k."isPrimary", k."emailOptIn", k."smsOptIn", k."doNotCall", k."customerId", k."ownerId", k.tags, k.version,
        c.name as "customerName", c."ownerId" as "customerOwnerId"
      from contacts k left join customers c on c."tenantId" = k."tenantId" and c.id = k."customerId"
      where k."tenantId" = ${ctx.tenantId}::uuid and k."deletedAt" is null
        and (${customerId ?? null}::uuid is null or k."customerId" = ${customerId ?? null}::uuid)
        and (${q} = '' or k.id in (select search_ids('contacts', ${q}, 1000)))
        and (${after ?? null}::uuid is null or (k."nameKey", k.id) > (select a."nameKey", a.id from contacts a where a."tenantId" = ${ctx.tenantId}::uuid and a.id = ${after ?? null}::uuid))
      order by k."nameKey", k.id limit ${limit + 1}`;
    return { contacts: rows.slice(0, limit).map((row) => shown(ctx, row)), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
  });
}

/** One contact with everything it holds. */
export function getContact(ctx: Ctx, { contactId }: GetContact) {
  return within(ctx, async (tx) => {
    const contact = await tx.contact.findFirst({
      where: { id: contactId, deletedAt: null }, omit: { tenantId: true, nameKey: true, deletedAt: true },
      include: { customer: { select: { id: true, name: true } }, owner: { select: { id: true, name: true } } },
    });
    return contact ?? notFound();
  });
}

function shown(ctx: Ctx, { customerOwnerId, ...row }: Raw): ContactRow {
  return { ...row, canEdit: mayEditContact(ctx, { ...row, customerOwnerId }) };
}
