import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";

/** Whose chain: an organization's, or, null, the staff's. */
export type ChainOf = string | null;

/** What the first link of every chain hangs on. */
export const GENESIS = "0".repeat(64);

/** The rows of one chain. Spelled out, because no index serves "is not distinct from". */
export function chainOf(tenantId: ChainOf, table: "a" | "s" | "c") {
  const column = { a: Prisma.sql`a."tenantId"`, s: Prisma.sql`s."tenantId"`, c: Prisma.sql`c."tenantId"` }[table];
  return tenantId ? Prisma.sql`${column} = ${tenantId}::uuid` : Prisma.sql`${column} is null`;
}

/**
 * One digest of the items that the transaction of an audit row wrote into its change set; many facts of one command share it, so it is made once.
 * `rows` is a list of (id, "changeSetId", txid); out come lists of ids with their digest, to be looked up by key: however wrong the planner's guess
 * of their number, no list is compared with another. `isEdited`: an item no longer holds what its own digest says.
 */
export function itemsOf(tenantId: ChainOf, rows: Prisma.Sql, isEdited = Prisma.sql`false`) {
  return Prisma.sql`
    sets as materialized (select "changeSetId", txid, array_agg(id) as ids from ${rows} r group by 1, 2),
    row_items as materialized (
      select unnest(sets.ids) as id, items.digest, coalesce(items."isEdited", false) as "isEdited" from sets left join lateral (
        select encode(sha256(convert_to(string_agg(i.digest, ',' order by i.id), 'UTF8')), 'hex') as digest, bool_or(${isEdited}) as "isEdited"
        from change_items i where i."tenantId" = ${tenantId}::uuid and i."changeSetId" = sets."changeSetId" and i.txid = sets.txid) items on true)`;
}

/** Every transaction before the horizon has ended and its rows are sealed. After a restore the counter of transactions may stand lower than that: then every row is looked at. */
export const horizon = Prisma.sql`case when c.horizon <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint then c.horizon else 0 end`;

/** The chains that have rows without a seal (older than so many seconds). */
export async function listUnsealed(seconds = 0): Promise<ChainOf[]> {
  const rows = await everything.$queryRaw<{ tenantId: ChainOf }[]>`
    select o.id as "tenantId" from organizations o left join audit_chains c on c."tenantId" = o.id
    where exists (select from audit_logs a where a."tenantId" = o.id and a.txid >= coalesce(${horizon}, 0) and a."createdAt" <= now() - make_interval(secs => ${seconds}::int)
      and not exists (select from audit_seals s where s."tenantId" = a."tenantId" and s."auditLogId" = a.id))
    union all
    select null where exists (select from audit_logs a left join audit_chains c on c."tenantId" is null
      where a."tenantId" is null and a.txid >= coalesce(${horizon}, 0) and a."createdAt" <= now() - make_interval(secs => ${seconds}::int)
      and not exists (select from audit_seals s where s."tenantId" is null and s."auditLogId" = a.id))`;
  return rows.map(({ tenantId }) => tenantId);
}
