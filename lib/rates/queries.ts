import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dayOf } from "@/lib/dates";
import { within } from "@/lib/db/within";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ListRates } from "./rules";

/** One `from` is so many `to` from that day on; `rate` is decimal text without empty decimals. */
export type RateRow = { id: string; from: string; to: string; rate: string; day: string };
/** A currency live deals are held in, with what it counts as today; without a rate it is left out of sums. */
export type HeldCurrency = { code: string; rate: string | null; day: string | null };

/** Every rate by currency, the newest first; `next` is what to send as `after`. */
export function listRates(ctx: Ctx, { after, limit }: ListRates): Promise<{ rates: RateRow[]; next: string | null }> {
  return within(ctx, async (tx) => {
    const last = after ? await tx.exchangeRate.findUnique({ where: { id: after }, select: { from: true, to: true, day: true } }) : null;
    const rows = await tx.exchangeRate.findMany({
      where: last ? beyond(last) : {}, orderBy: [{ from: "asc" }, { to: "asc" }, { day: "desc" }], take: limit + 1, select: { id: true, from: true, to: true, rate: true, day: true },
    });
    const rates = rows.slice(0, limit).map(({ rate, day, ...row }) => ({ ...row, rate: rate.toFixed(), day: day.toISOString().slice(0, 10) }));
    return { rates, next: rows.length > limit ? (rates.at(-1)?.id ?? null) : null };
  });
}

function beyond({ from, to, day }: { from: string; to: string; day: Date }): Prisma.ExchangeRateWhereInput {
  return { OR: [{ from: { gt: from } }, { from, to: { gt: to } }, { from, to, day: { lt: day } }] };
}

/** The currencies of the deals, other than the organization's own, each by the latest rate on or before today. */
export function listHeldCurrencies(ctx: Ctx): Promise<HeldCurrency[]> {
  const { currencyCode, organizationTimezone } = ctx.setting;
  const today = dayOf(new Date(), organizationTimezone);
  return within(ctx, (tx) => tx.$queryRaw<HeldCurrency[]>`
    select held.code, trim_scale(latest.rate)::text as rate, latest.day::text as day
    from (select distinct "currencyCode" as code from stage_totals where "tenantId" = ${ctx.tenantId}::uuid and count > 0 and "currencyCode" <> ${currencyCode}) held
    left join lateral (select e.rate, e.day from exchange_rates e
      where e."tenantId" = ${ctx.tenantId}::uuid and e."from" = held.code and e."to" = ${currencyCode} and e.day <= ${today}::date order by e.day desc limit 1) latest on true
    order by held.code collate "C" limit 200`);
}
