import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { ListCatalog } from "../rules";

/** A product or solution as the catalogue lists it. `weight` is the sum of its live tasks, `listPrice` decimal text; `customers` have it now. */
export type CatalogRow = {
  id: string; name: string; code: string | null; series: string | null; listPrice: string | null; currencyCode: string | null; tasks: number; weight: string; products: number; customers: number; definitionVersion: number;
};
export type CatalogList = { rows: CatalogRow[]; next: string | null };

/** Products or solutions by name; `next` is what to send as `after`. One statement; the counts are asked for the rows of the page only. */
export function listCatalog(ctx: Ctx, asked: ListCatalog): Promise<CatalogList> {
  return within(ctx, async (tx) => {
    const rows = await (asked.kind === "products" ? productRows(tx, ctx, asked) : solutionRows(tx, ctx, asked));
    return { rows: rows.slice(0, asked.limit), next: rows.length > asked.limit ? (rows[asked.limit - 1]?.id ?? null) : null };
  });
}

function productRows(tx: Tx, { tenantId }: Ctx, { q, after, limit }: ListCatalog) {
  return tx.$queryRaw<CatalogRow[]>`
    with page as (
      select id, name, "nameKey", code, series, "listPrice"::text, "currencyCode", "definitionVersion" from products
      where "tenantId" = ${tenantId}::uuid and "deletedAt" is null and (${q} = '' or id in (select search_ids('products', ${q}, 1000)))
        and (${after ?? null}::uuid is null or ("nameKey", id) > (select a."nameKey", a.id from products a where a."tenantId" = ${tenantId}::uuid and a.id = ${after ?? null}::uuid))
      order by "nameKey", id limit ${limit + 1})
    select p.id, p.name, p.code, p.series, p."listPrice", p."currencyCode", p."definitionVersion", t.tasks, t.weight, 0 as products, c.customers from page p
      cross join lateral (select count(*)::int as tasks, coalesce(sum(weight), 0)::numeric(8, 2)::text as weight from tasks t where t."tenantId" = ${tenantId}::uuid and t."productId" = p.id and t."deletedAt" is null) t
      cross join lateral (select count(distinct "customerId")::int as customers from customer_products c where c."tenantId" = ${tenantId}::uuid and c."productId" = p.id and c."deletedAt" is null) c
    order by p."nameKey", p.id`;
}

function solutionRows(tx: Tx, { tenantId }: Ctx, { q, after, limit }: ListCatalog) {
  return tx.$queryRaw<CatalogRow[]>`
    with page as (
      select id, name, "definitionVersion" from solutions
      where "tenantId" = ${tenantId}::uuid and "deletedAt" is null and (${q} = '' or strpos(lower(name), lower(${q})) > 0)
        and (${after ?? null}::uuid is null or (name, id) > (select a.name, a.id from solutions a where a."tenantId" = ${tenantId}::uuid and a.id = ${after ?? null}::uuid))
      order by name, id limit ${limit + 1})
    select s.id, s.name, null as code, null as series, null as "listPrice", null as "currencyCode", s."definitionVersion", t.tasks, t.weight, p.products, c.customers from page s
      cross join lateral (select count(*)::int as tasks, coalesce(sum(weight), 0)::numeric(8, 2)::text as weight from tasks t where t."tenantId" = ${tenantId}::uuid and t."solutionId" = s.id and t."deletedAt" is null) t
      cross join lateral (select count(*)::int as products from solution_products p where p."tenantId" = ${tenantId}::uuid and p."solutionId" = s.id) p
      cross join lateral (select count(distinct "customerId")::int as customers from customer_solutions c where c."tenantId" = ${tenantId}::uuid and c."solutionId" = s.id and c."deletedAt" is null) c
    order by s.name, s.id`;
}
