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

/** The digests of the items that the transaction of an audit row wrote with it, as one text. */
export const itemsOfRow = Prisma.sql`
  left join lateral (
    select string_agg(i.digest, ',' order by i.id) as digests,
      bool_or(i."maskedAt" is null and i.digest <> item_digest(i."entityType", i."entityId", i.before, i.after)) as "isEdited"
    from change_items i where i."tenantId" = a."tenantId" and i."changeSetId" = a."changeSetId" and i.txid = a.txid) items on a."changeSetId" is not null`;

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
