import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged, whoChangedLast } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { getOwnership } from "@/lib/customers/places";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { dateColumn } from "@/lib/dates";
import { record } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import type { Prisma } from "@/lib/generated/prisma/client";
import { refuse } from "@/lib/refusal";
import { assertMayEditContact, lockContact, type LockedContact } from "../places";
import { assertOwner, demotePrimary } from "../primary";
import type { EditContact, MakePrimaryContact, PatchContact } from "../rules";

/** The change set to undo, or null when the field already held the value. */
export type Edited = { changeSetId: string | null };

/** One field. The same field is refused with both values if someone changed it since it was read. */
export function editContact(ctx: Ctx, { contactId, was, ...edit }: EditContact): Promise<Edited> {
  return within(ctx, async (tx) => {
    const contact = await lockContact(tx, contactId);
    assertMayEditContact(ctx, contact);
    const isOwn = edit.field === "customFields";
    const now = isOwn ? contact.customFields[edit.key] : contact[edit.field];
    await assertUnchanged(tx, { entity: "Contact", id: contactId, field: edit.field, was, now, yours: edit.value });
    return write(tx, ctx, contact, isOwn ? { customFields: { [edit.key]: edit.value } } : { [edit.field]: edit.value });
  });
}

/** Several fields at once. Refused when the contact has another version than the one that was read. */
export function patchContact(ctx: Ctx, { contactId, version, ...fields }: PatchContact): Promise<Edited> {
  return within(ctx, async (tx) => {
    const contact = await lockContact(tx, contactId);
    assertMayEditContact(ctx, contact);
    if (version !== contact.version) {
      const { byName } = await whoChangedLast(tx, { entity: "Contact", id: contactId });
      refuse(`${byName} changed ${contact.name} since you read version ${version}. Look again before you save.`, 409);
    }
    return write(tx, ctx, contact, fields);
  });
}

/** The place moves from whoever has it. */
export function makePrimaryContact(ctx: Ctx, { contactId }: MakePrimaryContact) {
  return within(ctx, async (tx) => {
    const contact = await lockContact(tx, contactId);
    assertMayEditContact(ctx, contact);
    if (!contact.customerId) refuse(`${contact.name} belongs to no customer yet.`);
    if (contact.isPrimary) refuse(`${contact.name} already is the primary contact.`);
    const demoted = await demotePrimary(tx, contact.customerId, contactId);
    const after = { isPrimary: true, version: contact.version + 1 };
    await tx.contact.update({ where: { id: contactId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "contact.edited", label: `Make ${contact.name} the primary contact`, entity: "Contact", entityId: contactId, customerId: contact.customerId,
      changes: [...demoted, { entity: "Contact", id: contactId, before: contact, after }], details: { fields: ["isPrimary"] },
    });
  });
}

async function write(tx: Tx, ctx: Ctx, contact: LockedContact, fields: Omit<PatchContact, "contactId" | "version">): Promise<Edited> {
  const own = fields.customFields && { customFields: { ...contact.customFields, ...readValues(await readFields(tx, "contacts"), fields.customFields, contact.customFields) } };
  const changed = differing(contact, { ...fields, ...own });
  const columns = Object.keys(changed);
  if (columns.length === 0) return { changeSetId: null };
  await assertOwner(tx, changed.ownerId);
  if (changed.customerId) await assertMovable(tx, ctx, contact, changed.customerId);
  const after = { ...changed, ...(changed.customerId !== undefined && { isPrimary: false }), version: contact.version + 1 };
  const { birthday, anniversary, customFields, ...plain } = after;
  const data = {
    ...plain, ...(birthday !== undefined && { birthday: birthday && dateColumn(birthday) }), ...(anniversary !== undefined && { anniversary: anniversary && dateColumn(anniversary) }),
    ...(customFields !== undefined && { customFields: customFields as Prisma.InputJsonObject }),
  };
  await orTaken(tx.contact.update({ where: { id: contact.id }, data, select: { id: true } }), "externalId", "Another contact has this external id.");
  return record(tx, ctx, {
    name: "contact.edited", label: `Change ${contact.name}`, entity: "Contact", entityId: contact.id, customerId: changed.customerId ?? contact.customerId,
    changes: [{ entity: "Contact", id: contact.id, before: contact, after }], details: { fields: columns },
  });
}

/** Into another customer goes who may write that one too. */
async function assertMovable(tx: Tx, ctx: Ctx, contact: LockedContact, customerId: string) {
  const customer = await getOwnership(tx, customerId);
  assertMayEditContact(ctx, { customerId, customerOwnerId: customer.ownerId, ownerId: contact.ownerId });
}
