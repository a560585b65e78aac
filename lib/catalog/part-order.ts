import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/db/within";
import type { LockedParent } from "./places";

type Part = { table: Prisma.Sql; order: Prisma.Sql; live: Prisma.Sql };

const live = Prisma.sql`and t."deletedAt" is null`;
const parts: Record<string, Part> = {
  License: { table: Prisma.sql`licenses`, order: Prisma.sql`t."displayOrder", t.level, t.id`, live },
  Release: { table: Prisma.sql`releases`, order: Prisma.sql`t."displayOrder", t.level, t.id`, live },
  Outcome: { table: Prisma.sql`outcomes`, order: Prisma.sql`t."displayOrder", t.id`, live },
  CustomAttribute: { table: Prisma.sql`custom_attributes`, order: Prisma.sql`t."displayOrder", t.id`, live },
  ProductTag: { table: Prisma.sql`product_tags`, order: Prisma.sql`t."displayOrder", t.id`, live: Prisma.empty },
  SolutionTag: { table: Prisma.sql`solution_tags`, order: Prisma.sql`t."displayOrder", t.id`, live: Prisma.empty },
};

export type PlacedPart = { id: string; displayOrder: number; version: number };

/** The parts of one kind in the order they are shown. */
export function listPlaces(tx: Tx, entity: string, { where }: Pick<LockedParent, "where">) {
  const { table, order, live: isLive } = partOf(entity);
  const owner = "productId" in where ? Prisma.sql`t."productId" = ${where.productId}::uuid` : Prisma.sql`t."solutionId" = ${where.solutionId}::uuid`;
  return tx.$queryRaw<PlacedPart[]>`select t.id, t."displayOrder", t.version from ${table} t where t."tenantId" = current_tenant() and ${owner} ${isLive} order by ${order} limit 500`;
}

/** The parts in this order, from 0 and without a gap, in one statement. */
export function place(tx: Tx, entity: string, ids: readonly string[]) {
  return tx.$executeRaw`
    update ${partOf(entity).table} t set "displayOrder" = o.place - 1, version = t.version + 1, "updatedAt" = now()
    from unnest(${[...ids]}::uuid[]) with ordinality o (id, place) where t."tenantId" = current_tenant() and t.id = o.id and t."displayOrder" <> o.place - 1`;
}

function partOf(entity: string): Part {
  const part = parts[entity];
  if (!part) throw new Error(`${entity} has no order`);
  return part;
}
