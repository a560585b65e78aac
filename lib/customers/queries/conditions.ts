import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { words } from "@/lib/deals/queries/words";
import { Prisma } from "@/lib/generated/prisma/client";
import { MOST_FOUND, type CustomerFilters } from "../rules/filtering";

/** The live customers of this organization that pass the filters, for `customers c`. */
export function conditionsOf({ tenantId, person, teamIds }: Ctx, { owner, status, category, industry, tag, q }: CustomerFilters): Prisma.Sql {
  const ids = [...new Set((owner ?? []).flatMap((one) => (one === "me" ? [person?.id ?? []].flat() : one === "team" ? teamIds : one === "none" ? [] : [one])))];
  const owned = [...(ids.length > 0 || !owner?.includes("none") ? [Prisma.sql`c."ownerId" = any (${ids}::uuid[])`] : []), ...(owner?.includes("none") ? [Prisma.sql`c."ownerId" is null`] : [])];
  const conditions = [
    Prisma.sql`c."tenantId" = ${tenantId}::uuid`,
    Prisma.sql`c."deletedAt" is null`,
    ...(owner?.length ? [Prisma.sql`(${Prisma.join(owned, " or ")})`] : []),
    ...(status?.length ? [Prisma.sql`c.status = any (${status}::"CustomerStatus"[])`] : []),
    ...(category?.length ? [Prisma.sql`c.category = any (${category}::"CustomerCategory"[])`] : []),
    ...(industry?.length ? [Prisma.sql`c.industry = any (${industry}::text[])`] : []),
    ...(tag?.length ? [Prisma.sql`c.tags && ${tag}::text[]`] : []),
    ...namedLike(q),
  ];
  return Prisma.join(conditions, " and ");
}

/** Every word is in the name or the address. search_ids() may use the trigram indexes, which row-level security keeps from LIKE. */
export function namedLike(q = "") {
  return words(q).map((word) => Prisma.sql`c.id in (select search_ids('customers', ${word}, ${MOST_FOUND}))`);
}
