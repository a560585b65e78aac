import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged, whoChangedLast } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import { refuse } from "@/lib/refusal";
import { columnsOf } from "../columns";
import { assertReferences, lockCustomer, type LockedCustomer } from "../places";
import { fieldNames, type EditCustomer, type PatchCustomer } from "../rules";

/** The change set to undo, or null when the field already held the value. */
export type Edited = { changeSetId: string | null };

/** One field. Different fields merge; the same field is refused with both values if someone changed it since it was read. */
export function editCustomer(ctx: Ctx, { customerId, was, ...edit }: EditCustomer): Promise<Edited> {
  return within(ctx, async (tx) => {
    const customer = await lockCustomer(tx, customerId);
    assertMay(ctx, "customers.edit", customer);
    const isOwn = edit.field === "customFields";
    const now = isOwn ? customer.customFields[edit.key] : customer[edit.field];
    await assertUnchanged(tx, { entity: "Customer", id: customerId, field: edit.field, was, now, yours: edit.value });
    return write(tx, ctx, customer, isOwn ? { customFields: { [edit.key]: edit.value } } : { [edit.field]: edit.value });
  });
}

/** Several fields at once, for machines. Refused when the customer has another version than the one that was read. */
export function patchCustomer(ctx: Ctx, { customerId, version, ...fields }: PatchCustomer): Promise<Edited> {
  return within(ctx, async (tx) => {
    const customer = await lockCustomer(tx, customerId);
    assertMay(ctx, "customers.edit", customer);
    if (version !== customer.version) {
      const { byName } = await whoChangedLast(tx, { entity: "Customer", id: customerId });
      refuse(`${byName} changed this customer since you read version ${version}; it is at version ${customer.version} now.`, 409);
    }
    return write(tx, ctx, customer, fields);
  });
}

async function write(tx: Tx, ctx: Ctx, customer: LockedCustomer, fields: Omit<PatchCustomer, "customerId" | "version">): Promise<Edited> {
  await assertReferences(tx, customer.id, fields);
  const own = fields.customFields && { customFields: { ...customer.customFields, ...readValues(await readFields(tx, "customers"), fields.customFields, customer.customFields) } };
  const changed = differing(customer, { ...fields, ...own }, ["annualRevenue"]);
  const columns = Object.keys(changed) as (keyof typeof changed)[];
  if (columns.length === 0) return { changeSetId: null };
  const version = customer.version + 1;
  const write = tx.customer.update({ where: { id: customer.id }, data: { ...columnsOf(changed), version }, select: { id: true } });
  await orTaken(write, "externalId", "Another customer has this external id.");
  return record(tx, ctx, {
    name: "customer.edited", label: `Change ${columns.map((column) => fieldNames[column]).join(", ")} of ${customer.name}`, entity: "Customer", entityId: customer.id,
    changes: [{ entity: "Customer", id: customer.id, before: customer, after: { ...changed, version } }], details: { fields: columns },
  });
}
