import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DealFilters } from "../rules/filtering";
import { selectCards, toCard, type RawCard } from "./cards";
import { matching, todayOf } from "./conditions";
import type { CalendarDeal } from "./shapes";
import { findWords } from "./words";

/** Days as "2026-06-30", both included. */
export type ListCalendar = { from: string; to: string; filters?: DealFilters | undefined };
type RawDeal = RawCard & { stageName: string; stageColor: string | null };

const AT_MOST = 1000;

/** The deals that are expected to close within some days, soonest first; at most 1,000. */
export function listCalendar(ctx: Ctx, { from, to, filters = {} }: ListCalendar): Promise<CalendarDeal[]> {
  return within(ctx, async (tx) => {
    const today = todayOf(ctx);
    const within_ = Prisma.sql`d."expectedCloseDate" >= ${from}::date and d."expectedCloseDate" <= ${to}::date`;
    const where = Prisma.sql`${matching(ctx, filters, { today, found: await findWords(tx, filters.q) })} and ${within_}`;
    const rows = await tx.$queryRaw<RawDeal[]>(selectCards({ where, sort: "close", most: AT_MOST, today, more: Prisma.sql`, s.name as "stageName", s.color as "stageColor"` }));
    return rows.map(({ stageName, stageColor, ...row }) => ({ ...toCard(ctx, row), day: row.expectedCloseDate ?? "", stageName, stageColor }));
  });
}
