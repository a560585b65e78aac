import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { tonesOf } from "@/lib/pipelines/tones";
import type { DealFilters, DealSort } from "../rules/filtering";
import { getBoard } from "./board";
import { listCalendar } from "./calendar";
import { todayOf } from "./conditions";
import { getForecast } from "./forecast";
import { listDealGroups, type Grouping } from "./groups";
import { listDeals } from "./list";
import type { Board, CalendarDeal, DealGroup, DealList, Forecast } from "./shapes";

/** What the page asks for: how the deals are laid out, narrowed, ordered and grouped; `after` a cursor, `month` "2026-06", `days` the first and last the calendar shows. */
export type AskedPicture = { layout: "board" | "table" | "forecast" | "calendar"; filters: DealFilters; sort: DealSort; grouping: Grouping | null; after: string | null; month: string | null };
type Calendar = { month: string; deals: CalendarDeal[] };
/** `tones` names each stage's mark colour by its id and, for layouts that know only names, by its name. */
export type DealsPicture = { board: Board; tones: Record<string, string>; list: DealList | null; groups: DealGroup[]; forecast: Forecast | null; calendar: Calendar | null };

/** Everything one layout of a pipeline shows. The board is always asked for its totals; its cards only when they are shown. The calendar looks ahead: open deals, unless a status is chosen. */
export async function getDealsPicture(ctx: Ctx, { layout, filters, sort, grouping, after, month }: AskedPicture): Promise<DealsPicture> {
  const board = await getBoard(ctx, { filters, sort, ...(layout !== "board" && { firstScreen: 0 }) });
  const own = { ...filters, pipeline: board.pipeline.id };
  const shown = month ?? todayOf(ctx).slice(0, 7);
  const isTable = layout === "table";
  const [list, groups, forecast, deals] = await Promise.all([
    isTable ? listDeals(ctx, { filters: own, sort: orderOf(grouping, sort), ...(after && { after }) }) : null,
    isTable && grouping ? listDealGroups(ctx, { by: grouping, filters: own }) : [],
    layout === "forecast" ? getForecast(ctx, { filters: own }) : null,
    layout === "calendar" ? listCalendar(ctx, { filters: { status: ["OPEN"], ...own }, ...around(shown) }) : null,
  ]);
  const tones = Object.fromEntries(board.columns.flatMap(({ id, name, color }) => [[id, tonesOf(color ?? "#6B7280").mark], [name, tonesOf(color ?? "#6B7280").mark]]));
  return { board, tones, list, groups, forecast, calendar: deals && { month: shown, deals } };
}

/** Groups stand one after the other, so their rows are ordered by what groups them. */
function orderOf(grouping: Grouping | null, sort: DealSort): DealSort {
  return grouping ?? sort;
}

/** A month with the days of its first and last week. */
function around(month: string) {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const day = (days: number) => new Date(first + days * 86_400_000).toISOString().slice(0, 10);
  return { from: day(-6), to: day(42) };
}
