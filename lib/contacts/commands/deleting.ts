import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { assertMayEditContact, lockContact } from "../places";
import type { DeleteContact } from "../rules";

/** To the trash, with the activities and messages that hang on nothing else. */
export function deleteContact(ctx: Ctx, { contactId }: DeleteContact) {
  return within(ctx, async (tx) => {
    const contact = await lockContact(tx, contactId);
    assertMayEditContact(ctx, contact);
    const deletedAt = new Date();
    const alone = { contactId, customerId: null, dealId: null, leadId: null, projectId: null, deletedAt: null };
    const write = { data: { deletedAt, version: { increment: 1 } }, select: { id: true, version: true } } as const;
    const gone = { Activity: await tx.activity.updateManyAndReturn({ where: alone, ...write }), Communication: await tx.communication.updateManyAndReturn({ where: alone, ...write }) };
    const along = Object.entries(gone).flatMap(([entity, rows]) => rows.map(({ id, version }) => ({ entity, id, before: { deletedAt: null, version: version - 1 }, after: { deletedAt, version } })));
    const after = { deletedAt, version: contact.version + 1 };
    await tx.contact.update({ where: { id: contactId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "contact.deleted", label: `Delete ${contact.name}`, entity: "Contact", entityId: contactId, customerId: contact.customerId,
      changes: [...along, { entity: "Contact", id: contactId, before: { ...contact, deletedAt: null }, after }], details: {},
    });
  });
}
