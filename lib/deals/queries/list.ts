import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReadDeals } from "../rules/asking";
import { isUnfiltered, type DealFilters, type DealSort } from "../rules/filtering";
import { selectCards, toCard, toPage, type RawCard } from "./cards";
import { matching, tablesOf, todayOf } from "./conditions";
import type { DealList, DealRow } from "./shapes";
import { findWords } from "./words";

/** Beyond this a count reads "10,000+". */
const COUNTED = 10_000;

export type ListDeals = { filters?: DealFilters | undefined; sort?: DealSort | undefined; after?: string | undefined; limit?: number | undefined; isCountExact?: boolean | undefined };
type RawRow = RawCard & Omit<DealRow, keyof RawCard | "canEdit">;

const rowColumns = Prisma.sql`, d."pipelineId", p.name as "pipelineName", s.name as "stageName", s.color as "stageColor", d.kind::text, d.source::text,
  d.discount::text, d.tax::text, d.total::text, d."createdDate", d."lastActivityDate"`;

/** One page of the table, newest first unless another order is asked for, and how many match: exact up to 10,000, or on request. Two statements, with a text filter three. */
export function listDeals(ctx: Ctx, { filters = {}, sort = "-created", after, limit = 50, isCountExact = false }: ListDeals = {}): Promise<DealList> {
  return within(ctx, async (tx) => {
    const today = todayOf(ctx);
    const where = matching(ctx, filters, { today, found: await findWords(tx, filters.q) });
    const order = sort === "board" ? "-created" : sort;
    const [page] = await tx.$queryRaw<{ rows: RawRow[]; count: number }[]>`
      select (select coalesce(json_agg(r), '[]') from (${selectCards({ where, sort: order, after, most: limit + 1, today, more: rowColumns })}) r) as rows,
        (${isUnfiltered({ ...filters, stage: undefined }) ? kept(ctx, filters) : counted(where, isCountExact)}) as count`;
    const { rows = [], count = 0 } = page ?? {};
    const { nextCursor } = toPage(ctx, rows, limit);
    const isCountCapped = count > COUNTED && !isCountExact;
    return { rows: rows.slice(0, limit).map((row) => toRow(ctx, row)), nextCursor, count: isCountCapped ? COUNTED : count, isCountCapped };
  });
}

/** How many match to the last one, asked for by hand where it passes 10,000. */
export async function countExactly(ctx: Ctx, { filters }: Pick<ReadDeals, "filters">): Promise<number> {
  return (await listDeals(ctx, { filters, limit: 1, isCountExact: true })).count;
}

/** The same for machines, by the parameters of an address. */
export async function readDeals(ctx: Ctx, { filters, sort, faults, after, limit }: ReadDeals) {
  return { ...(await listDeals(ctx, { filters, sort, after, limit })), faults };
}

function toRow(ctx: Ctx, row: RawRow): DealRow {
  const { key: _key, productName: _productName, teamMembers: _teamMembers, ...shown } = row;
  return { ...shown, ...toCard(ctx, row) };
}

/** Narrowed by no more than pipeline and stage, the counters know. */
function kept({ tenantId }: Ctx, { pipeline, stage = [] }: DealFilters) {
  const one = pipeline ? Prisma.sql`and "pipelineId" = ${pipeline}::uuid` : Prisma.empty;
  const some = stage.length > 0 ? Prisma.sql`and "stageId" = any (${stage}::uuid[])` : Prisma.empty;
  return Prisma.sql`select coalesce(sum(count), 0)::int from stage_totals where "tenantId" = ${tenantId}::uuid ${one} ${some}`;
}

function counted(where: Prisma.Sql, isExact: boolean) {
  const most = isExact ? Prisma.empty : Prisma.sql`limit ${COUNTED + 1}`;
  return Prisma.sql`select count(*)::int from (select from deals d ${tablesOf([where])} where ${where} ${most}) n`;
}
