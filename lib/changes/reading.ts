import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Changed } from "./queries";

const AT_ONCE = 500;

/** What happened, and from where to ask the next time. */
export type Heard = { cursor: string; changes: Changed[] };

/**
 * The facts `which` names since a cursor. The cursor is the oldest transaction still running when this was read: one that commits late is inside
 * the next answer, and what comes twice does no harm. Where more happened than one answer holds, the next one begins at the last that was told.
 * Facts restored from another server's backup may carry transactions this one has not reached: those are past.
 */
export async function readChanges(tx: Pick<Tx, "$queryRaw">, which: Prisma.Sql, since: string | undefined): Promise<Heard> {
  const rows = await tx.$queryRaw<Heard[]>`
    with told as (
      select entity, "entityId" as id, action, "userId" as by, "actorName" as "byName", id as "factId", "changeSetId", "customerId", "dealId", "projectId", txid from audit_logs
      where ${which} and txid >= ${since ?? "9223372036854775807"}::bigint and txid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint order by txid, id limit ${AT_ONCE}),
    seen as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon, count(*) as n, max(txid) as last from told)
    select (case when n < ${AT_ONCE} then horizon else least(horizon, greatest(last, ${since ?? "0"}::bigint + 1)) end)::text as cursor,
      (select coalesce(json_agg(json_build_object('entity', entity, 'id', id, 'action', action, 'by', by, 'byName', "byName", 'factId', "factId",
        'changeSetId', "changeSetId", 'customerId', "customerId", 'dealId', "dealId", 'projectId', "projectId")), '[]') from told) as changes
    from seen`;
  return rows[0] ?? { cursor: "0", changes: [] };
}
