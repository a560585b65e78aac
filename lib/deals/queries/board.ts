import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ListColumnCards, ReadBoard } from "../rules/asking";
import { isUnfiltered, type DealFilters, type DealSort } from "../rules/filtering";
import { convert } from "../rules/worth";
import { findWords, type Word } from "./words";
import { columnSort, selectCards, toPage, type RawCard } from "./cards";
import { matching, tablesOf, todayOf, value, type Letter } from "./conditions";
import type { Board, BoardColumn, BoardPipeline, BoardTotal, CardPage } from "./shapes";

/** How many cards of a column come with the page; more come as one scrolls. */
const FIRST_SCREEN = 15;
/** In the statement it is a word, not a parameter: a kept plan must know that it is about few rows. */
const ONE_MORE = Prisma.sql`16`;

export type GetBoard = { pipelineId?: string | undefined; filters?: DealFilters | undefined; sort?: DealSort | undefined; firstScreen?: number | undefined };
type RawColumn = Omit<BoardColumn, "cards" | "nextCursor"> & { cards: RawCard[] };
type RawBoard = { pipeline: BoardPipeline; pipelines: { id: string; name: string }[]; columns: RawColumn[]; won: BoardTotal[]; rates: Record<string, string> };

/**
 * The picture of one pipeline (`pipelineId` or `filters.pipeline`, else the default one): its columns in order with totals and first cards. One statement
 * at any size (a text filter first looks up its words): unfiltered totals come from the counters, filtered ones are counted. Missing or foreign pipeline: not found.
 */
export async function getBoard(ctx: Ctx, { filters = {}, pipelineId = filters.pipeline, sort, firstScreen = FIRST_SCREEN }: GetBoard = {}): Promise<Board> {
  const ask = { ...filters, pipeline: undefined };
  const order = columnSort(sort);
  const [raw = notFound()] = await within(ctx, async (tx) => {
    const found = await findWords(tx, filters.q);
    return tx.$queryRaw<RawBoard[]>(boardStatement(ctx, { filters: ask, pipelineId, sort: order, firstScreen, found }));
  });
  const { pipeline, pipelines, rates } = raw;
  const columns = raw.columns.map(({ cards, ...column }) => ({ ...column, ...toPage(ctx, cards, firstScreen) }));
  const open = columns.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost).flatMap(({ totals }) => totals);
  const sum = (totals: readonly BoardTotal[], of: "value" | "weighted") =>
    convert(totals.map((total) => ({ currencyCode: total.currencyCode, amount: total[of], rate: rates[total.currencyCode] ?? null })), ctx.setting.currencyCode);
  const header = { openCount: open.reduce((all, { count }) => all + count, 0), open: sum(open, "value"), weighted: sum(open, "weighted"), wonThisMonth: sum(raw.won, "value") };
  return { pipeline, pipelines, columns, header, filters: { ...ask, pipeline: pipeline.id }, sort: order, isFiltered: !isUnfiltered(ask) };
}

/** The same for machines: filters and sort as the page's address says them; what is not understood is named and ignored. */
export async function readBoard(ctx: Ctx, { filters, sort, faults }: ReadBoard) {
  return { ...(await getBoard(ctx, { filters, sort })), faults };
}

/** The next cards of one column, after a cursor. */
export function listColumnCards(ctx: Ctx, { stageId, after, filters = {}, sort, limit = 50 }: ListColumnCards): Promise<CardPage> {
  return within(ctx, async (tx) => {
    const today = todayOf(ctx);
    const where = Prisma.sql`${matching(ctx, { ...filters, pipeline: undefined }, { today, found: await findWords(tx, filters.q) })} and d."stageId" = ${stageId}::uuid`;
    return toPage(ctx, await tx.$queryRaw<RawCard[]>(selectCards({ where, sort: columnSort(sort), after, most: limit + 1, today })), limit);
  });
}

type Statement = { filters: DealFilters; pipelineId?: string | undefined; sort: DealSort; firstScreen: number; found?: readonly Word[] };

/** The board's one statement, for those who run or measure it. */
export function boardStatement(ctx: Ctx, { filters, pipelineId, sort, firstScreen, found = [] }: Statement) {
  const { tenantId, setting } = ctx;
  const today = todayOf(ctx);
  const where = matching(ctx, filters, { today, found });
  const inStage = Prisma.sql`${where} and d."pipelineId" = s."pipelineId" and d."stageId" = s.id`;
  const totals = isUnfiltered(filters)
    ? Prisma.sql`select t."currencyCode", t.count, t.value::text, t.weighted::text from stage_totals t where t."tenantId" = ${tenantId}::uuid and t."stageId" = s.id and t.count > 0 order by t."currencyCode" collate "C"`
    : sums(inStage, ["s", "p"]);
  const month = Prisma.sql`date_trunc('month', ${today}::date)`;
  const won = Prisma.sql`${where} and d."pipelineId" = p.id and d.status = 'WON' and d."closedDate" >= ${month}::date and d."closedDate" < (${month} + interval '1 month')::date`;
  return Prisma.sql`${isUnfiltered(filters) ? Prisma.sql`/* kept */ ` : Prisma.empty}
    with p as (
      select * from pipelines where "tenantId" = ${tenantId}::uuid and "deletedAt" is null and case when ${pipelineId ?? null}::uuid is null then "isDefault" else id = ${pipelineId ?? null}::uuid end limit 1)
    select json_build_object('id', p.id, 'name', p.name, 'isDefault', p."isDefault", 'currencyCode', p."currencyCode",
        'isStageOrderEnforced', p."isStageOrderEnforced", 'highValueAmount', p."highValueAmount"::text) as pipeline,
      (select json_agg(json_build_object('id', each.id, 'name', each.name) order by each."isDefault" desc, each.name) from pipelines each
        where each."tenantId" = ${tenantId}::uuid and each."deletedAt" is null and (each."isActive" or each.id = p.id)) as pipelines,
      (select coalesce(json_agg(col order by col."order"), '[]') from (
        select s.id, s.name, s.color, s."order", s.probability::text, s."daysInStage", s."isClosedWon", s."isClosedLost",
          (select coalesce(json_agg(t), '[]') from (${totals}) t) as totals,
          (select coalesce(json_agg(card), '[]') from (${selectCards({ where: inStage, sort, most: firstScreen === FIRST_SCREEN ? ONE_MORE : firstScreen + 1, today, known: ["s", "p"] })}) card) as cards
        from pipeline_stages s where s."tenantId" = ${tenantId}::uuid and s."pipelineId" = p.id) col) as columns,
      (select coalesce(json_agg(t), '[]') from (${sums(won, ["p"])}) t) as won,
      (select coalesce(json_object_agg(used.code, latest.rate::text), '{}') from (select distinct "currencyCode" as code from stage_totals where "tenantId" = ${tenantId}::uuid) used
        cross join lateral (select rate from exchange_rates e where e."tenantId" = ${tenantId}::uuid and e."from" = used.code and e."to" = ${setting.currencyCode} and e.day <= ${today}::date
          order by e.day desc limit 1) latest) as rates
    from p`;
}

/** Count, value and weighted value by currency. */
function sums(where: Prisma.Sql, known: readonly Letter[]) {
  return Prisma.sql`
    select d."currencyCode", count(*)::int as count, sum(${value})::text as value, sum(${value} * d.probability * 0.01)::text as weighted
    from deals d ${tablesOf([where], known)} where ${where} group by d."currencyCode" order by d."currencyCode" collate "C"`;
}
