import "server-only";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../../context";
import type { Person } from "./shapes";

/** Organizations for which a project can be started: open, not the vendor, none under way. The two hundred that came last. */
export function listClients(_: StaffCtx): Promise<Person[]> {
  return everything.$queryRaw<Person[]>`
    select o.id, o.name from organizations o where o."isActive" and o."deletedAt" is null and not o."isVendor"
      and not exists (select from implementation_projects p where p."clientOrganizationId" = o.id and p.status not in ('COMPLETED', 'CANCELLED'))
    order by o."createdAt" desc, o.id limit 200`;
}
