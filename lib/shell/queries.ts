import "server-only";
import { cache } from "react";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";

export type ShellView = { id: string; entity: string; name: string; isShared: boolean; filters: Record<string, string | string[]>; sort: string | null; layout: string | null; grouping: string | null; columns: string[] };
/** What stands around every page: the person's saved views, how many notifications are unread (99 stands for more), where listening for changes begins, and the newest implementation of which this organization is the client. */
export type Shell = { views: ShellView[]; unread: number; cursor: string; rolloutId: string | null };

/** One statement, asked once per request: the frame and the page read the same. */
export const getShell = cache(async (ctx: Ctx): Promise<Shell> => {
  const me = ctx.person?.id ?? null;
  const [shell] = await within(ctx, (tx) => tx.$queryRaw<Shell[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as cursor, (select "projectId" from client_projects() limit 1) as "rolloutId",
      (select count(*)::int from (select from notifications where "tenantId" = ${ctx.tenantId}::uuid and "userId" = ${me}::uuid and "readAt" is null limit 99) n) as unread,
      (select coalesce(json_agg(v), '[]') from (
        select id, entity, name, "ownerId" is null as "isShared", filters, nullif(sort, 'null') #>> '{}' as sort, layout, grouping, coalesce(nullif(columns, 'null'), '[]') as columns from saved_views
        where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is null and ("ownerId" is null or "ownerId" = ${me}::uuid) order by name, id limit 40) v) as views`);
  return shell ?? { views: [], unread: 0, cursor: "0", rolloutId: null };
});
