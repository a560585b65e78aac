import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ListAssignments } from "../rules/portfolio";
import type { AssignmentRow } from "../shapes";

/** The products that customers have, each with its plan, oldest first; `nextCursor` is what to send as `after`. */
export function listAssignments(ctx: Ctx, { customerId, productId, externalId, after, limit }: ListAssignments): Promise<{ rows: AssignmentRow[]; nextCursor: string | null }> {
  const only = (condition: Prisma.Sql, value: string | undefined) => (value === undefined ? Prisma.empty : condition);
  return within(ctx, async (tx) => {
    const rows = await tx.$queryRaw<AssignmentRow[]>`
      select c.id, p.id as "planId", c.name, c."externalId", c."customerId", k.name as "customerName", c."productId", d.name as "productName", c."licenseLevel"::text,
        c."selectedOutcomes" as outcomes, c."selectedReleases" as releases, (c."purchasedAt" at time zone 'UTC')::date::text as "purchasedAt", c."termMonths", c."renewsAt"::text, c."dealId", c.version
      from customer_products c join customers k on k."tenantId" = c."tenantId" and k.id = c."customerId" and k."deletedAt" is null
      join products d on d."tenantId" = c."tenantId" and d.id = c."productId" left join adoption_plans p on p."tenantId" = c."tenantId" and p."customerProductId" = c.id
      where c."tenantId" = ${ctx.tenantId}::uuid and c."deletedAt" is null ${only(Prisma.sql`and c."customerId" = ${customerId}::uuid`, customerId)} ${only(Prisma.sql`and c."productId" = ${productId}::uuid`, productId)}
        ${only(Prisma.sql`and c."externalId" = ${externalId}`, externalId)} ${only(Prisma.sql`and c.id > ${after}::uuid`, after)}
      order by c.id limit ${limit + 1}::int`;
    return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
  });
}
