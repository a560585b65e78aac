import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DealFilters } from "../rules/filtering";
import { convert } from "../rules/worth";
import { matching, rate, tablesOf, todayOf, value } from "./conditions";
import type { DealGroup } from "./shapes";
import { findWords } from "./words";

export type Grouping = "stage" | "owner" | "month" | "customer";
type Sum = { key: string | null; label: string | null; currencyCode: string; rate: string | null; count: number; value: string; weighted: string };

const AT_MOST = 500;

/** A group's key and label, and what the groups are ordered by. Closed deals are grouped by the month they closed in. */
const groupings: Record<Grouping, { key: Prisma.Sql; label: Prisma.Sql; order: Prisma.Sql }> = {
  stage: { key: Prisma.sql`d."stageId"::text`, label: Prisma.sql`min(s.name)`, order: Prisma.sql`min(s."order")` },
  owner: { key: Prisma.sql`d."ownerId"::text`, label: Prisma.sql`min(u.name)`, order: Prisma.sql`min(u.name)` },
  month: { key: Prisma.sql`to_char(coalesce(d."closedDate", d."expectedCloseDate"), 'YYYY-MM')`, label: Prisma.sql`null`, order: Prisma.sql`min(coalesce(d."closedDate", d."expectedCloseDate"))` },
  customer: { key: Prisma.sql`d."customerId"::text`, label: Prisma.sql`min(c.name)`, order: Prisma.sql`min(c."nameKey")` },
};

/** The subtotals of a grouped table, in the order the groups stand; at most 500. Deals that belong to none come last, with the key null. */
export async function listDealGroups(ctx: Ctx, { by, filters = {} }: { by: Grouping; filters?: DealFilters }): Promise<DealGroup[]> {
  const { key, label, order } = groupings[by];
  const today = todayOf(ctx);
  const sums = await within(ctx, async (tx) => {
    const where = matching(ctx, filters, { today, found: await findWords(tx, filters.q) });
    return tx.$queryRaw<Sum[]>`
    select key, label, "currencyCode", count, value, weighted, (${rate(Prisma.sql`d."currencyCode"`, Prisma.sql`${ctx.setting.currencyCode}`, today)})::text as rate from (
      select ${ctx.tenantId}::uuid as "tenantId", ${key} as key, ${label} as label, ${order} as place, d."currencyCode",
        count(*)::int as count, sum(${value})::text as value, sum(${value} * d.probability * 0.01)::text as weighted
      from deals d ${tablesOf([where, key, label, order])} where ${where} group by ${key}, d."currencyCode") d
    order by place nulls last, key, "currencyCode" limit ${AT_MOST}`;
  });
  const keys = [...new Set(sums.map((sum) => sum.key))];
  return keys.map((each) => {
    const own = sums.filter((sum) => sum.key === each);
    const total = (of: "value" | "weighted") => convert(own.map((sum) => ({ currencyCode: sum.currencyCode, amount: sum[of], rate: sum.rate })), ctx.setting.currencyCode);
    return { key: each, label: own[0]?.label ?? each ?? "None", count: own.reduce((all, { count }) => all + count, 0), value: total("value"), weighted: total("weighted") };
  });
}
