import "server-only";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../../context";
import { noteStaff } from "../../facts";
import type { FindClients, FindWonDeals } from "../rules";
import type { Person } from "./shapes";

const FOUND = 20;
export type WonDeal = { id: string; name: string; customerName: string; sellerName: string; contacts: Person[] };

/** Organizations for which a project can be started, by name: open, not the vendor, none under way; the newest first, twenty. Looking for words is noted. */
export async function findClients(staff: StaffCtx, { q }: FindClients): Promise<Person[]> {
  const found = await everything.$queryRaw<Person[]>`
    select o.id, o.name from organizations o where o."isActive" and o."deletedAt" is null and not o."isVendor" and o.name ilike ${containing(q)}
      and not exists (select from implementation_projects p where p."clientOrganizationId" = o.id and p.status not in ('COMPLETED', 'CANCELLED'))
    order by o."createdAt" desc, o.id limit ${FOUND}`;
  if (q) await noteStaff(everything, staff, { name: "staff.searched", entity: "Organization", entityId: staff.staffId, details: { found: found.length } });
  return found;
}

/** Won deals that can be handed over, of those who onboard clients, by their words or their customer's; the last won first, twenty. It looks across tenants, so words looked for are noted. */
export async function findWonDeals(staff: StaffCtx, { q }: FindWonDeals): Promise<WonDeal[]> {
  const term = containing(q);
  const found = await everything.$queryRaw<WonDeal[]>`
    select d.id, coalesce(nullif(d.name, ''), d."dealNumber") as name, c.name as "customerName", o.name as "sellerName",
      (select coalesce(json_agg(line), '[]') from (select k.id, k.name from deal_contacts l join contacts k on k."tenantId" = l."tenantId" and k.id = l."contactId" where l."tenantId" = d."tenantId" and l."dealId" = d.id order by l."isPrimary" desc, l.id limit 50) line) as contacts
    from organizations o join deals d on d."tenantId" = o.id and d.status = 'WON' and d."deletedAt" is null join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId" and c."deletedAt" is null
    where o."canOnboardClients" and o."isActive" and o."deletedAt" is null and (d.name ilike ${term} or d."dealNumber" ilike ${term} or c.name ilike ${term})
      and not exists (select from implementation_projects p where p."tenantId" = d."tenantId" and p."dealId" = d.id)
      and not exists (select from implementation_projects p where p."clientOrganizationId" = c."clientOrganizationId" and p.status not in ('COMPLETED', 'CANCELLED'))
      and not exists (select from audit_logs a where a."tenantId" = d."tenantId" and a."dealId" = d.id and a.action = 'deal.handed_over' and a."createdAt" > now() - interval '5 minutes')
    order by d."closedDate" desc nulls last, d.id limit ${FOUND}`;
  if (q) await noteStaff(everything, staff, { name: "staff.searched", entity: "Deal", entityId: staff.staffId, details: { found: found.length } });
  return found;
}

function containing(q: string) {
  return `%${q.replace(/[\\%_]/g, "\\$&")}%`;
}
