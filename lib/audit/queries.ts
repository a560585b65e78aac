import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { startOf, shiftDay } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import { catalog } from "@/lib/events/catalog";
import { Prisma } from "@/lib/generated/prisma/client";
import { idAt, kinds, wordsOf, type AuditFilters, type ListAudit } from "./rules";

/** How the organization's trail stands: entries sealed, since when, when it was last verified and what that found (null: nothing). */
export type AuditStanding = { entries: number; sealedAt: Date | null; verifiedAt: Date | null; fault: string | null };
/** One fact: what happened in words, to which record, by whom; `isSealed`: a link of the chain names it. */
export type AuditEntry = {
  id: string; at: Date; byName: string; byKind: string; userId: string | null; action: string; label: string; entity: string; entityId: string;
  dealId: string | null; customerId: string | null; changeSetId: string | null; ipAddress: string | null; isSealed: boolean;
};
export type AuditList = { entries: AuditEntry[]; nextCursor: string | null };

export async function getAuditStanding(ctx: Ctx): Promise<AuditStanding> {
  const chain = await within(ctx, (tx) => tx.auditChain.findFirst({ select: { seq: true, sealedAt: true, verifiedAt: true, fault: true } }));
  return { entries: Number(chain?.seq ?? 0), sealedAt: chain?.sealedAt ?? null, verifiedAt: chain?.verifiedAt ?? null, fault: chain?.fault ?? null };
}

/** Everything that happened in the organization, newest first. */
export function listAudit(ctx: Ctx, { after, limit, ...filters }: ListAudit): Promise<AuditList> {
  return within(ctx, async (tx) => {
    const found = await readEntries(tx, ctx, { filters, after, limit: limit + 1 });
    const entries = found.slice(0, limit);
    return { entries, nextCursor: found.length > limit ? (entries.at(-1)?.id ?? null) : null };
  });
}

/** Who can be chosen to narrow by: everybody who ever worked here, at most 500. */
export function listAuditPeople(ctx: Ctx) {
  return within(ctx, (tx) => tx.user.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 500 }));
}

/** The same as a file, whole, read page by page while it is sent. Times are UTC. */
export async function exportAudit(ctx: Ctx, filters: AuditFilters) {
  return csvResponse("audit.csv", auditPages(ctx, filters));
}

const PAGE = 1000;

async function* auditPages(ctx: Ctx, filters: AuditFilters): AsyncGenerator<string[][]> {
  yield [["Time (UTC)", "Who", "Kind of actor", "What", "Fact", "Record", "Record id", "Deal id", "Customer id", "Change set", "Address", "Sealed", "Entry"]];
  for (let after: string | undefined; ; ) {
    const entries = await within(ctx, (tx) => readEntries(tx, ctx, { filters, after, limit: PAGE }));
    if (entries.length > 0) yield entries.map((one) => [one.at.toISOString(), one.byName, one.byKind, one.label, one.action, one.entity, one.entityId, one.dealId ?? "", one.customerId ?? "", one.changeSetId ?? "", one.ipAddress ?? "", one.isSealed ? "yes" : "not yet", one.id]);
    if (entries.length < PAGE) return;
    after = entries.at(-1)?.id;
  }
}

type Asked = { filters: AuditFilters; after: string | undefined; limit: number };

async function readEntries(tx: Tx, ctx: Ctx, { filters, after, limit }: Asked): Promise<AuditEntry[]> {
  const rows = await tx.$queryRaw<(Omit<AuditEntry, "label"> & { label: string | null })[]>`
    with page as (
      select a.* from audit_logs a where ${conditionsOf(ctx, filters)} and (${after ?? null}::uuid is null or a.id < ${after ?? null}::uuid) order by a.id desc limit ${limit})
    select p.id, p."createdAt" as at, p."actorName" as "byName", p."actorKind"::text as "byKind", p."userId", p.action, s.label, p.entity, p."entityId", p."dealId", p."customerId", p."changeSetId", p."ipAddress",
      exists (select from audit_seals z where z."tenantId" = p."tenantId" and z."auditLogId" = p.id) as "isSealed"
    from page p left join change_sets s on s."tenantId" = p."tenantId" and s.id = p."changeSetId"
    order by p.id desc`;
  return rows.map(({ label, ...row }) => ({ ...row, label: label ?? wordsOf(row.action) }));
}

/** Ids begin with their time, so a day narrows by id and reads the index from there; a day's slack covers what was written while it began. */
function conditionsOf({ tenantId, setting }: Ctx, { person, kind, record, from, to }: AuditFilters) {
  const begin = from && startOf(from, setting.timezone);
  const end = to && startOf(shiftDay(to, 1), setting.timezone);
  const slack = (at: Date, by: number) => idAt(new Date(at.getTime() + by * 86_400_000));
  return Prisma.join([
    Prisma.sql`a."tenantId" = ${tenantId}::uuid`,
    ...(person ? [Prisma.sql`a."userId" = ${person}::uuid`] : []),
    ...(kind ? [Prisma.sql`a.action = any (${factsOf(kind)}::text[])`] : []),
    ...(record ? [Prisma.sql`a."entityId" = ${record}::uuid`] : []),
    ...(begin ? [Prisma.sql`a."createdAt" >= ${begin} and a.id >= ${slack(begin, -1)}::uuid`] : []),
    ...(end ? [Prisma.sql`a."createdAt" < ${end} and a.id < ${slack(end, 1)}::uuid`] : []),
  ], " and ");
}

function factsOf(kind: keyof typeof kinds) {
  const words: readonly string[] = kinds[kind];
  return Object.keys(catalog).filter((name) => words.includes(name.split(".")[0] ?? ""));
}
