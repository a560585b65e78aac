import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import type { Channel, CompanySize, CustomerCategory, CustomerStatus, CustomerType, Source } from "@/lib/generated/prisma/enums";
import { Refusal, refuseField } from "@/lib/refusal";

/** A customer as it stands while it is locked: money as text. */
export type LockedCustomer = {
  id: string; name: string; type: CustomerType; status: CustomerStatus; category: CustomerCategory; industry: string | null; companySize: CompanySize | null; annualRevenue: string | null; currencyCode: string | null;
  employeeCount: number | null; website: string | null; description: string | null; primaryEmail: string | null; primaryPhone: string | null; billingAddress: object | null; shippingAddress: object | null;
  ownerId: string | null; accountManager: string | null; source: Source | null; preferredChannel: Channel | null; timezone: string | null; tags: string[]; customFields: Record<string, unknown>;
  parentCustomerId: string | null; externalId: string | null; version: number; deletedAt: Date | null;
};

/** The live customers among `ids`, locked in id order; after stages and deals, before what hangs on them. */
export function lockCustomers(tx: Tx, ids: readonly string[]) {
  return tx.$queryRaw<LockedCustomer[]>`
    select id, name, type::text, status::text, category::text, industry, "companySize"::text, "annualRevenue"::text, "currencyCode", "employeeCount", website, description, "primaryEmail", "primaryPhone",
      "billingAddress", "shippingAddress", "ownerId", "accountManager", source::text, "preferredChannel"::text, timezone, tags, "customFields", "parentCustomerId", "externalId", version, "deletedAt"
    from customers where id = any (${[...new Set(ids)]}::uuid[]) and "deletedAt" is null order by id for update`;
}

export async function lockCustomer(tx: Tx, id: string) {
  const [customer] = await lockCustomers(tx, [id]);
  return customer ?? notFound();
}

/** What the rules need to know of the record something hangs on. */
export async function getOwnership(tx: Tx, customerId: string) {
  const customer = await tx.customer.findFirst({ where: { id: customerId, deletedAt: null }, select: { id: true, name: true, ownerId: true } });
  return customer ?? notFound();
}

type References = { ownerId?: string | null | undefined; accountManager?: string | null | undefined; parentCustomerId?: string | null | undefined };

/** Refuses at the field whose id leads nowhere, or would make a customer its own ancestor. */
export async function assertReferences(tx: Tx, customerId: string | null, { ownerId, accountManager, parentCustomerId }: References) {
  const people = [...new Set([ownerId, accountManager].filter((id) => typeof id === "string"))];
  const found = people.length === 0 ? [] : await tx.user.findMany({ where: { id: { in: people }, isActive: true }, select: { id: true } });
  const faults = Object.entries({ ownerId, accountManager }).filter(([, id]) => id && !found.some((user) => user.id === id)).map(([field]) => [field, "This person is not here, or not active."]);
  if (faults.length > 0) throw new Refusal("This person is not here, or not active.", 422, { fields: Object.fromEntries(faults) as Record<string, string> });
  if (parentCustomerId) await assertParent(tx, customerId, parentCustomerId);
}

async function assertParent(tx: Tx, customerId: string | null, parentId: string) {
  const line = await tx.$queryRaw<{ id: string }[]>`
    with recursive line as (
      select id, "parentCustomerId" from customers where id = ${parentId}::uuid and "deletedAt" is null
      union select c.id, c."parentCustomerId" from customers c join line on c.id = line."parentCustomerId")
    select id from line`;
  if (line.length === 0) refuseField("parentCustomerId", "This customer is not here.");
  if (line.some(({ id }) => id === customerId)) refuseField("parentCustomerId", "A customer cannot belong to itself or to one of its own.");
}
