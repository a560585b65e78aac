import "server-only";
import type { Tx } from "@/lib/db/within";
import { Refusal } from "@/lib/refusal";

/** The ids a command was given. Foreign ones, deleted ones and people who left do not exist here. */
export type References = { customerId?: string | null | undefined; contactId?: string | null | undefined; ownerId?: string | null | undefined; teamMembers?: readonly string[] | undefined; productIds?: readonly string[] | undefined };

const missing: Record<string, string> = {
  customerId: "This customer is not here.",
  contactId: "This contact is not here.",
  ownerId: "This person is not here, or not active.",
  teamMembers: "One of these people is not here, or not active.",
  productId: "This product is not here.",
};

/** Refuses at the field whose id leads nowhere. The composite keys would stop it too, without saying where. */
export async function assertReferences(tx: Tx, { customerId = null, contactId = null, ownerId = null, teamMembers = [], productIds = [] }: References) {
  if (!customerId && !contactId && !ownerId && teamMembers.length === 0 && productIds.length === 0) return;
  const faults = await tx.$queryRaw<{ field: string }[]>`
    select 'customerId' as field where ${customerId}::uuid is not null and not exists (select from customers where "tenantId" = current_tenant() and id = ${customerId}::uuid and "deletedAt" is null)
    union all select 'contactId' where ${contactId}::uuid is not null and not exists (select from contacts where "tenantId" = current_tenant() and id = ${contactId}::uuid and "deletedAt" is null)
    union all select 'ownerId' where ${ownerId}::uuid is not null and not exists (select from users where "tenantId" = current_tenant() and id = ${ownerId}::uuid and "isActive")
    union all select 'teamMembers' where exists (select from unnest(${[...teamMembers]}::uuid[]) id where not exists (select from users u where u."tenantId" = current_tenant() and u.id = id.id and u."isActive"))
    union all select 'productId' where exists (select from unnest(${[...productIds]}::uuid[]) id where not exists (select from products p where p."tenantId" = current_tenant() and p.id = id.id and p."deletedAt" is null))`;
  const fields = Object.fromEntries(faults.map(({ field }) => [field, missing[field] ?? "This is not here."]));
  const [sentence] = Object.values(fields);
  if (sentence) throw new Refusal(sentence, 422, { fields });
}
