import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Edited } from "./rules";

/** For a record's statement: the name of whoever else changes it now, or null. */
export function heldBy({ tenantId, person }: Ctx, entity: Edited, id: string) {
  return Prisma.sql`(select u.name from locked_entities l join users u on u."tenantId" = l."tenantId" and u.id = l."userId" where l."tenantId" = ${tenantId}::uuid and l."entityType" = ${entity} and l."entityId" = ${id}::uuid
    and l."expiresAt" > now() and l."userId" is distinct from ${person?.id ?? null}::uuid)`;
}
