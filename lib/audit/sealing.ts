import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { chainOf, GENESIS, horizon, itemsOf, type ChainOf } from "./chains";

/**
 * Seals up to `most` rows of one chain that no seal names yet, and returns how many. A row is unsealed as long as it has no seal, so one whose
 * transaction commits late is taken by the next run; the horizon only spares looking at what is certainly done. One sealer per chain: the
 * others find it busy and leave.
 */
export function sealChain(tenantId: ChainOf, most = 20_000): Promise<number> {
  return everything.$transaction(async (tx) => {
    await tx.$executeRaw`insert into audit_chains ("tenantId", hash) values (${tenantId}::uuid, ${GENESIS}) on conflict do nothing`;
    const free = await tx.$queryRaw<{ id: string }[]>`select id from audit_chains c where ${chainOf(tenantId, "c")} for update skip locked`;
    if (free.length === 0) return 0;
    return tx.$executeRaw`
      with head as (select c.seq, c.hash, ${horizon} as horizon from audit_chains c where ${chainOf(tenantId, "c")}),
      fresh as materialized (
        select a.id, a.txid, a."changeSetId" from audit_logs a
        where ${chainOf(tenantId, "a")} and a.txid >= (select horizon from head)
          and not exists (select from audit_seals s where ${chainOf(tenantId, "s")} and s."auditLogId" = a.id)
        order by a.txid, a.id limit ${most}::int),
      ${itemsOf(tenantId, Prisma.sql`fresh`)},
      digested as materialized (
        select a.id, row_number() over (order by a.txid, a.id) as n, audit_digest(a, r.digest) as digest from row_items r join audit_logs a on a.id = r.id),
      linked as materialized (
        select d.id, head.seq + d.n as seq, head.hash as start, audit_chain(head.hash, head.seq + d.n, d.digest) over (order by d.n) as hash from digested d, head),
      ended as (
        update audit_chains c set "sealedAt" = now(), "updatedAt" = now(),
          seq = (select max(seq) from linked), hash = (select hash from linked order by seq desc limit 1),
          horizon = case when (select count(*) from fresh) < ${most}::int then pg_snapshot_xmin(pg_current_snapshot())::text::bigint else (select max(txid) from fresh) end
        where ${chainOf(tenantId, "c")} and exists (select from fresh))
      insert into audit_seals ("tenantId", "auditLogId", seq, "prevHash", hash)
      select ${tenantId}::uuid, id, seq, lag(hash, 1, start) over (order by seq), hash from linked order by seq`;
  }, { maxWait: 10_000, timeout: 120_000 });
}
