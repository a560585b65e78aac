import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { dayOfMonth, monthsFrom } from "../rules/months";
import type { DealFilters } from "../rules/filtering";
import { convert } from "../rules/worth";
import { matching, rate, tablesOf, todayOf, value } from "./conditions";
import type { Forecast, ForecastMonth } from "./shapes";
import { findWords } from "./words";

type Sum = { month: string | null; currencyCode: string; rate: string | null; wonCount: number; openCount: number; won: string; committed: string; bestCase: string; weighted: string };
export type GetForecast = { filters?: DealFilters | undefined; /** The first month, "2026-01"; this month when left out. */ from?: string | undefined; months?: number | undefined };

/**
 * Month by month, won deals by their close and open ones by their expected close: committed = won + open at 75 % or more, best case = won + open
 * at 25 % or more, weighted = Σ value × probability. crm.md, What a deal is worth. Open deals without a date are summed apart.
 */
export async function getForecast(ctx: Ctx, { filters = {}, from = todayOf(ctx).slice(0, 7), months = 6 }: GetForecast): Promise<Forecast> {
  const wanted = monthsFrom(from, Math.min(months, 24));
  const sums = await within(ctx, (tx) => sumByMonth(tx, ctx, filters, wanted));
  return { months: wanted.map((month) => monthOf(ctx, month, sums)), undated: monthOf(ctx, null, sums) };
}

async function sumByMonth(tx: Tx, ctx: Ctx, filters: DealFilters, months: readonly string[]) {
  const today = todayOf(ctx);
  const [first, end] = [dayOfMonth(months[0] ?? ""), dayOfMonth(monthsFrom(months.at(-1) ?? "", 2)[1] ?? "")];
  const where = matching(ctx, filters, { today, found: await findWords(tx, filters.q) });
  const day = Prisma.sql`case when d.status = 'WON' then d."closedDate" else d."expectedCloseDate" end`;
  const isOpen = Prisma.sql`d.status = 'OPEN'`;
  const sum = (which: Prisma.Sql) => Prisma.sql`coalesce(sum(worth) filter (where ${which}), 0)::text`;
  return tx.$queryRaw<Sum[]>`
    select month, d."currencyCode", (${rate(Prisma.sql`d."currencyCode"`, Prisma.sql`${ctx.setting.currencyCode}`, today)})::text as rate,
      "wonCount", "openCount", won, committed, "bestCase", weighted from (
      select ${ctx.tenantId}::uuid as "tenantId", to_char(day, 'YYYY-MM') as month, d."currencyCode",
        count(*) filter (where d.status = 'WON')::int as "wonCount", count(*) filter (where ${isOpen})::int as "openCount",
        ${sum(Prisma.sql`d.status = 'WON'`)} as won,
        ${sum(Prisma.sql`d.status = 'WON' or d.probability >= 75`)} as committed,
        ${sum(Prisma.sql`d.status = 'WON' or d.probability >= 25`)} as "bestCase",
        coalesce(sum(worth * d.probability * 0.01), 0)::text as weighted
      from deals d ${tablesOf([where])} cross join lateral (select ${day} as day, ${value} as worth) each
      where ${where} and (d.status = 'WON' and d."closedDate" >= ${first}::date and d."closedDate" < ${end}::date
        or ${isOpen} and (d."expectedCloseDate" is null or d."expectedCloseDate" >= ${first}::date and d."expectedCloseDate" < ${end}::date))
      group by to_char(day, 'YYYY-MM'), d."currencyCode") d`;
}

function monthOf(ctx: Ctx, month: string | null, sums: readonly Sum[]): ForecastMonth {
  const own = sums.filter((sum) => sum.month === month);
  const total = (of: "won" | "committed" | "bestCase" | "weighted") => convert(own.map((sum) => ({ currencyCode: sum.currencyCode, amount: sum[of], rate: sum.rate })), ctx.setting.currencyCode);
  const count = (of: "wonCount" | "openCount") => own.reduce((all, sum) => all + sum[of], 0);
  return { month: month ?? "", wonCount: count("wonCount"), openCount: count("openCount"), won: total("won"), committed: total("committed"), bestCase: total("bestCase"), weighted: total("weighted") };
}
