import { withClient, type Database } from "./database";
import type { Tenant } from "./seeding";

export type Page = { name: string; kind: "list" | "search" | "record"; path: string };

/** The lists, searches and records people look at, with ids of one organization: records that are alike at every size. */
export async function pagesOf({ owner }: Database, { tenantId }: Tenant): Promise<Page[]> {
  const { rows: [found] } = await withClient(owner, (client) => client.query<{ dealId: string; customerId: string }>(`
    select d.id as "dealId", d."customerId" from deals d
    where d."tenantId" = $1 and d.status = 'OPEN' and (select count(*) from deals o where o."tenantId" = $1 and o."customerId" = d."customerId") = 2 order by d.id limit 1`, [tenantId]));
  if (!found) throw new Error("No deal of the seed fits.");
  const { dealId, customerId } = found;
  return [
    { name: "deal table", kind: "list", path: "/deals?view=table" },
    { name: "customers", kind: "list", path: "/customers" },
    { name: "activities", kind: "list", path: "/activities?whose=all" }, // everyone's: one's own of 1,000 do not fill a page, and a page that is not full is no measure
    { name: "search, one match", kind: "search", path: "/api/search?q=customer-777.example" },
    { name: "search, many matches", kind: "search", path: "/api/search?q=halvorsen" },
    { name: "deal", kind: "record", path: `/deals/${dealId}` },
    { name: "customer", kind: "record", path: `/customers/${customerId}` },
  ];
}

/** "deal table" → "deal-table" */
export const slug = (name: string) => name.replaceAll(/[^a-z]+/g, "-");
