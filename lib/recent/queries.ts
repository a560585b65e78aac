import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListRecent, RecentEntity } from "./rules";

/** `detail` is the customer of a deal or a plan; `productName` is what a deal without a name is called by. */
export type RecentRow = { entity: RecentEntity; id: string; name: string; detail: string | null; productName: string | null };

/** What the person looked at last, newest first; what is gone since is left out. */
export function listRecent(ctx: Ctx, { limit }: ListRecent) {
  const me = ctx.person?.id ?? null;
  return within(ctx, (tx) => tx.$queryRaw<RecentRow[]>`
    select r.entity, r."entityId" as id, seen.name, seen.detail, seen."productName"
    from recent_views r
    cross join lateral (
      select c.name, null as detail, null as "productName" from customers c where r.entity = 'Customer' and c."tenantId" = r."tenantId" and c.id = r."entityId" and c."deletedAt" is null
      union all
      select d.name, c.name, (select l.name from deal_lines l where d.name = '' and l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 1)
      from deals d left join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId" where r.entity = 'Deal' and d."tenantId" = r."tenantId" and d.id = r."entityId" and d."deletedAt" is null
      union all
      select p.name, p.code, null from products p where r.entity = 'Product' and p."tenantId" = r."tenantId" and p.id = r."entityId" and p."deletedAt" is null
      union all
      select s.name, null, null from solutions s where r.entity = 'Solution' and s."tenantId" = r."tenantId" and s.id = r."entityId" and s."deletedAt" is null
      union all
      select p."productName", c.name, null from adoption_plans p join customer_products a on a."tenantId" = p."tenantId" and a.id = p."customerProductId" join customers c on c."tenantId" = a."tenantId" and c.id = a."customerId"
      where r.entity = 'Plan' and p."tenantId" = r."tenantId" and p.id = r."entityId" and a."deletedAt" is null
      union all
      select p."solutionName", c.name, null from solution_adoption_plans p join customer_solutions a on a."tenantId" = p."tenantId" and a.id = p."customerSolutionId" join customers c on c."tenantId" = a."tenantId" and c.id = a."customerId"
      where r.entity = 'Plan' and p."tenantId" = r."tenantId" and p.id = r."entityId" and a."deletedAt" is null) seen
    where r."tenantId" = ${ctx.tenantId}::uuid and r."userId" = ${me}::uuid
    order by r.at desc limit ${limit}`);
}
