import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { readFields } from "@/lib/fields/queries";
import { readValues } from "@/lib/fields/rules/values";
import { columnsOf } from "../columns";
import { assertReferences } from "../places";
import type { CreateCustomer } from "../rules";

export type CreatedCustomer = { customerId: string; changeSetId: string };

/** A new customer, owned by the person who asks unless somebody else is named. */
export function createCustomer(ctx: Ctx, { customFields = {}, ...input }: CreateCustomer): Promise<CreatedCustomer> {
  return within(ctx, async (tx) => {
    const ownerId = input.ownerId === undefined ? (ctx.person?.id ?? null) : input.ownerId;
    assertMay(ctx, "customers.create", { ownerId });
    await assertReferences(tx, null, { ...input, ownerId });
    const values = readValues(await readFields(tx, "customers"), customFields);
    const data = { ...columnsOf({ ...input, name: input.name }), name: input.name, ownerId, customFields: values, tenantId: ctx.tenantId };
    const customer = await orTaken(tx.customer.create({ data }), "externalId", "Another customer has this external id.");
    const { changeSetId } = await record(tx, ctx, {
      name: "customer.created", label: `Add ${customer.name}`, entity: "Customer", entityId: customer.id,
      changes: [{ entity: "Customer", id: customer.id, before: null, after: customer }], details: {},
    });
    return { customerId: customer.id, changeSetId };
  });
}
