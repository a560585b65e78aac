import "server-only";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../../context";
import { noteStaff } from "../../facts";
import type { FindLinkable } from "../rules";

export type SellersCustomer = { id: string; name: string; sellerName: string };

/** Whose customer an organization is. */
export function listLinkedCustomers(_: StaffCtx, organizationId: string): Promise<SellersCustomer[]> {
  return everything.$queryRaw<SellersCustomer[]>`
    select c.id, c.name, o.name as "sellerName" from customers c join organizations o on o.id = c."tenantId" where c."clientOrganizationId" = ${organizationId}::uuid and c."deletedAt" is null order by o.name, c.name, c.id limit 20`;
}

/** Customers that are no organization yet, of those who onboard clients, by name; twenty. It looks across tenants, so it is noted. */
export async function findLinkable(staff: StaffCtx, { q }: FindLinkable): Promise<SellersCustomer[]> {
  const term = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const found = await everything.$queryRaw<SellersCustomer[]>`
    select c.id, c.name, o.name as "sellerName" from customers c join organizations o on o.id = c."tenantId" and o."canOnboardClients" and o."isActive" and o."deletedAt" is null
    where c."deletedAt" is null and c."clientOrganizationId" is null and c.name ilike ${term} order by c.name, c.id limit 20`;
  await noteStaff(everything, staff, { name: "staff.searched", entity: "Customer", entityId: staff.staffId, details: { found: found.length } });
  return found;
}
