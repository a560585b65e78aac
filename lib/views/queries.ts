import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListViews } from "./rules";

export type View = { id: string; entity: string; name: string; isShared: boolean; filters: Record<string, string | string[]>; sort: string | null; layout: string | null; grouping: string | null; columns: string[] };

/** The shared views of one kind of record and the person's own, by name; at most 200. Nobody sees another's private ones. */
export function listViews(ctx: Ctx, { entity }: ListViews) {
  return within(ctx, (tx) => tx.$queryRaw<View[]>`
    select id, entity, name, "ownerId" is null as "isShared", filters, nullif(sort, 'null') #>> '{}' as sort, layout, grouping, coalesce(nullif(columns, 'null'), '[]') as columns
    from saved_views
    where "tenantId" = ${ctx.tenantId}::uuid and entity = ${entity} and "deletedAt" is null and ("ownerId" is null or "ownerId" = ${ctx.person?.id ?? null}::uuid)
    order by name, id limit 200`);
}
