import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { getOwnership } from "@/lib/customers/places";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { dateColumn } from "@/lib/dates";
import { record } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import { assertMayEditContact } from "../places";
import { assertOwner, demotePrimary } from "../primary";
import type { CreateContact } from "../rules";

export type CreatedContact = { contactId: string; changeSetId: string };

/** A new contact of a customer, or of none yet. It belongs to whoever adds it unless somebody else is named. */
export function createContact(ctx: Ctx, { birthday, anniversary, customFields = {}, ...input }: CreateContact): Promise<CreatedContact> {
  return within(ctx, async (tx) => {
    const ownerId = input.ownerId === undefined ? (ctx.person?.id ?? null) : input.ownerId;
    const customer = input.customerId ? await getOwnership(tx, input.customerId) : null;
    assertMayEditContact(ctx, { customerId: customer?.id ?? null, customerOwnerId: customer?.ownerId ?? null, ownerId: customer ? null : ownerId });
    await assertOwner(tx, ownerId);
    const values = readValues(await readFields(tx, "contacts"), customFields);
    const demoted = input.isPrimary && customer ? await demotePrimary(tx, customer.id) : [];
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const days = { birthday: birthday ? dateColumn(birthday) : null, anniversary: anniversary ? dateColumn(anniversary) : null };
    const data = { ...given, ...days, name: input.name, isPrimary: input.isPrimary && customer !== null, ownerId, customFields: values, tenantId: ctx.tenantId };
    const contact = await orTaken(tx.contact.create({ data }), "externalId", "Another contact has this external id.");
    const { changeSetId } = await record(tx, ctx, {
      name: "contact.created", label: `Add ${contact.name}`, entity: "Contact", entityId: contact.id, customerId: contact.customerId,
      changes: [...demoted, { entity: "Contact", id: contact.id, before: null, after: contact }], details: {},
    });
    return { contactId: contact.id, changeSetId };
  });
}
