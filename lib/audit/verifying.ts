import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { chainOf, GENESIS, horizon, itemsOf, type ChainOf } from "./chains";

type Fault = { seq: bigint; auditLogId: string; fault: "edited" | "gone" | "misplaced" | "items" };
type Head = { seq: bigint; hash: string };

/** Where a verification has come to: checked up to `seq`, the first fault found so far, and how many. */
export type Checked = { seq: string; faults: number; first: string | null };

export const nothingChecked: Checked = { seq: "0", faults: 0, first: null };

/** The head as the sealing job left it; null before the first seal. */
export async function findHead(tenantId: ChainOf): Promise<Head | null> {
  const [head] = await everything.$queryRaw<Head[]>`select c.seq, c.hash from audit_chains c where ${chainOf(tenantId, "c")}`;
  return head ?? null;
}

/** Checks the links after `seq`, at most `most` of them: each row as it was sealed, each link on the one before it. */
export async function checkLinks(tenantId: ChainOf, { seq, faults, first }: Checked, most = 20_000): Promise<Checked> {
  const end = BigInt(seq) + BigInt(most);
  const found = await everything.$queryRaw<Fault[]>`
    with sealed as materialized (
      select s.id, a."changeSetId", a.txid from audit_seals s left join audit_logs a on a.id = s."auditLogId"
      where ${chainOf(tenantId, "s")} and s.seq >= ${BigInt(seq)}::bigint and s.seq <= ${end}::bigint),
    ${itemsOf(tenantId, Prisma.sql`sealed`, isEdited)},
    link as (
      select s.seq, s."auditLogId", s."prevHash", s.hash, a.id is null as "isGone", r."isEdited",
        coalesce(lag(s.hash) over line, case when ${BigInt(seq)}::bigint = 0 then ${GENESIS} end) as before, lag(s.seq) over line as "seqBefore",
        audit_link(null, s."prevHash", s.seq, audit_digest(a, r.digest)) as expected
      from row_items r join audit_seals s on s.id = r.id left join audit_logs a on a.id = s."auditLogId" and ${chainOf(tenantId, "a")}
      window line as (order by s.seq))
    select * from (
      select seq, "auditLogId", case when "isGone" then 'gone' when "prevHash" is distinct from before or seq <> coalesce("seqBefore", ${BigInt(seq)}::bigint) + 1 then 'misplaced'
        when hash <> expected then 'edited' when "isEdited" then 'items' end as fault
      from link where seq > ${BigInt(seq)}::bigint) f
    where fault is not null order by seq`;
  const [one] = found;
  return { seq: String(end), faults: faults + found.length, first: first ?? (one ? sentence(one) : null) };
}

const isEdited = Prisma.sql`i."maskedAt" is null and i.digest <> item_digest(i."entityType", i."entityId", i.before, i.after)`;

/** What no link shows: rows that were never sealed, a chain that ends before its head, and changed values that no fact of their transaction speaks for. */
export async function checkEnds(tenantId: ChainOf, head: Head): Promise<string[]> {
  const [ends] = await everything.$queryRaw<{ missing: bigint; unsealed: bigint; stray: bigint }[]>`
    select
      ${head.seq}::bigint - coalesce((select max(s.seq) from audit_seals s where ${chainOf(tenantId, "s")} and s.seq <= ${head.seq}::bigint), 0)
        + (select count(*) from audit_seals s where ${chainOf(tenantId, "s")} and s.seq = ${head.seq}::bigint and s.hash <> ${head.hash}) as missing,
      (select count(*) from audit_logs a where ${chainOf(tenantId, "a")} and a."createdAt" <= now() - interval '5 minutes'
        and not exists (select from audit_seals s where ${chainOf(tenantId, "s")} and s."auditLogId" = a.id)) as unsealed,
      (select count(*) from change_items i where i."tenantId" = ${tenantId}::uuid
        and not exists (select from audit_logs a where a."tenantId" = ${tenantId}::uuid and a.txid = i.txid and a."changeSetId" = i."changeSetId")) as stray`;
  const { missing = 0n, unsealed = 0n, stray = 0n } = ends ?? {};
  return [
    ...(missing > 0n ? [`The last ${missing} sealed ${missing === 1n ? "entry is" : "entries are"} gone or rewritten.`] : []),
    ...(unsealed > 0n ? [`${unsealed} ${unsealed === 1n ? "entry was" : "entries were"} not sealed within five minutes.`] : []),
    ...(stray > 0n ? [`${stray} changed ${stray === 1n ? "value belongs" : "values belong"} to no entry.`] : []),
  ];
}

/** Notes what was found. Rows that lie before the horizon without a seal are looked for again from the beginning. */
export async function noteVerified(tenantId: ChainOf, fault: string | null) {
  await everything.$executeRaw`
    update audit_chains c set "verifiedAt" = now(), fault = ${fault}, "updatedAt" = now(),
      horizon = case when exists (select from audit_logs a where ${chainOf(tenantId, "a")} and a.txid < ${horizon}
        and not exists (select from audit_seals s where ${chainOf(tenantId, "s")} and s."auditLogId" = a.id)) then 0 else c.horizon end
    where ${chainOf(tenantId, "c")}`;
}

function sentence({ seq, auditLogId, fault }: Fault) {
  const what = {
    edited: "was changed after it was sealed",
    gone: "is gone",
    misplaced: "does not follow the one before it: entries were removed or put in another order",
    items: "is whole, but the values it changed were rewritten",
  }[fault];
  return `Entry ${seq} of the audit trail ${what} (${auditLogId}).`;
}
