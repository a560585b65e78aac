import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListProducts } from "./rules";

/** `listPrice` is decimal text. */
export type ProductRow = { id: string; name: string; code: string | null; series: string | null; listPrice: string | null; currencyCode: string | null; version: number };
export type ProductList = { products: ProductRow[]; next: string | null };

/** Products by name; `next` is what to send as `after`. */
export function listProducts(ctx: Ctx, { q, after, limit }: ListProducts): Promise<ProductList> {
  return within(ctx, async (tx) => {
    const rows = await tx.$queryRaw<ProductRow[]>`
      select id, name, code, series, "listPrice"::text, "currencyCode", version from products
      where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is null and (${q} = '' or id in (select search_ids('products', ${q}, 1000)))
        and (${after ?? null}::uuid is null or ("nameKey", id) > (select a."nameKey", a.id from products a where a."tenantId" = ${ctx.tenantId}::uuid and a.id = ${after ?? null}::uuid))
      order by "nameKey", id limit ${limit + 1}`;
    return { products: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
  });
}
