import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { dayOf, shiftDay, startOf } from "@/lib/dates";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { tonesOf } from "@/lib/pipelines/tones";
import { AskAsOf } from "../rules/as-of";
import { callDeal } from "../rules/calling";
import type { SearchParams } from "../rules/filtering";
import { convert, type Converted } from "../rules/worth";
import type { BoardTotal, Status } from "./shapes";

/** A deal as it stood; `days` whole days since it had entered the stage. Its name and customer are today's: no event holds them. */
export type PastCard = { id: string; name: string; customerName: string | null; amount: string | null; currencyCode: string; ownerName: string | null; status: Status; days: number; isGone: boolean };
/** `id` null: stages that were deleted since. The largest `MOST_CARDS` deals are shown, all are counted and summed. */
export type PastColumn = { id: string | null; name: string; tone: string; isClosed: boolean; totals: BoardTotal[]; cards: PastCard[] };
export type PastBoard = {
  day: string; today: string; pipeline: { id: string; name: string; currencyCode: string }; pipelines: { id: string; name: string }[]; columns: PastColumn[];
  header: { open: Converted; weighted: Converted; wonThisMonth: Converted };
};

export const MOST_CARDS = 50;

type RawCard = Omit<PastCard, "days"> & { productName: string | null; enteredAt: string };
type RawColumn = { id: string | null; name: string; color: string | null; isClosedWon: boolean; isClosedLost: boolean; totals: BoardTotal[]; cards: RawCard[] };
type Raw = { pipeline: PastBoard["pipeline"]; pipelines: PastBoard["pipelines"]; columns: RawColumn[]; won: BoardTotal[]; rates: Record<string, string> };

/**
 * A pipeline's board at the end of a past day in the organization's zone, from the last stage event of each deal until then; sums over currencies at that
 * day's rates. Null: the address asks for no past day. crm.md, The board. Foreign pipeline: not found.
 */
export async function findBoardAsOf(ctx: Ctx, address: SearchParams): Promise<PastBoard | null> {
  const { asOf, pipeline } = AskAsOf.parse(address);
  const { organizationTimezone: zone, currencyCode } = ctx.setting;
  const today = dayOf(new Date(), zone);
  if (!asOf || asOf >= today) return null;
  const [raw = notFound()] = await within(ctx, (tx) => tx.$queryRaw<Raw[]>(statement(ctx, { day: asOf, pipelineId: pipeline ?? null })));
  const sum = (totals: readonly BoardTotal[], of: "value" | "weighted") => convert(totals.map((total) => ({ currencyCode: total.currencyCode, amount: total[of], rate: raw.rates[total.currencyCode] ?? null })), currencyCode);
  const open = raw.columns.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost).flatMap(({ totals }) => totals);
  const end = startOf(shiftDay(asOf, 1), zone).getTime();
  const columns = raw.columns.map(({ color, isClosedWon, isClosedLost, cards, ...column }) => ({
    ...column, tone: tonesOf(color ?? "#6B7280").mark, isClosed: isClosedWon || isClosedLost,
    cards: cards.map(({ productName, enteredAt, ...card }) => ({ ...card, name: callDeal({ ...card, productName }), days: Math.floor((end - Date.parse(enteredAt)) / 86_400_000) })),
  }));
  return { day: asOf, today, pipeline: raw.pipeline, pipelines: raw.pipelines, columns, header: { open: sum(open, "value"), weighted: sum(open, "weighted"), wonThisMonth: sum(raw.won, "value") } };
}

type Asked = { day: string; pipelineId: string | null };

function statement(ctx: Ctx, asked: Asked) {
  const { tenantId, setting } = ctx;
  const month = startOf(`${asked.day.slice(0, 7)}-01`, setting.organizationTimezone);
  return Prisma.sql`
    with ${held(ctx, asked)},
    col as (
      select s.id, s.name, s.color, s."order", s."isClosedWon", s."isClosedLost" from pipeline_stages s join p on s."tenantId" = ${tenantId}::uuid and s."pipelineId" = p.id
      union all select null, 'Stages deleted since', null, 1000000, false, false where exists (select from held where "stageId" is null))
    select json_build_object('id', p.id, 'name', p.name, 'currencyCode', p."currencyCode") as pipeline,
      (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o."isDefault" desc, o.name)
        from pipelines o where o."tenantId" = ${tenantId}::uuid and o."deletedAt" is null) as pipelines,
      (select coalesce(json_agg(each order by each."order"), '[]') from (
        select col.*,
          (select coalesce(json_agg(t), '[]') from (select ${totals} from held h where h."stageId" is not distinct from col.id group by 1 order by 1) t) as totals,
          (select coalesce(json_agg(c), '[]') from (${cards}) c) as cards
        from col) each) as columns,
      (select coalesce(json_agg(t), '[]') from (select ${totals} from held h where h.status = 'WON' and ${entered} >= ${month} group by 1 order by 1) t) as won,
      (select coalesce(json_object_agg(used.code, r.rate::text), '{}') from (select distinct "currencyCode" as code from held) used cross join lateral (
        select rate from exchange_rates e
        where e."tenantId" = ${tenantId}::uuid and e."from" = used.code and e."to" = ${setting.currencyCode} and e.day <= ${asked.day}::date
        order by e.day desc limit 1) r) as rates
    from p`;
}

/** The pipeline, and what it held when the day ended. */
function held({ tenantId, setting }: Ctx, { day, pipelineId }: Asked) {
  const end = startOf(shiftDay(day, 1), setting.organizationTimezone);
  return Prisma.sql`
    p as (
      select * from pipelines
      where "tenantId" = ${tenantId}::uuid and "deletedAt" is null and case when ${pipelineId}::uuid is null then "isDefault" else id = ${pipelineId}::uuid end limit 1),
    last as (
      select distinct on (e."dealId") e.* from deal_stage_events e where e."tenantId" = ${tenantId}::uuid and e.at < ${end} order by e."dealId", e.at desc, e.id desc),
    held as materialized (
      select l.*, s.id as "stageId", d.name, d."customerId", d."deletedAt", coalesce(l.amount, 0) - l.discount as value
      from last l join p on true join deals d on d."tenantId" = ${tenantId}::uuid and d.id = l."dealId"
      left join pipeline_stages s on s."tenantId" = ${tenantId}::uuid and s.id = l."toStageId"
      where not l."isDeleted" and coalesce(s."pipelineId", d."pipelineId") = p.id)`;
}

const totals = Prisma.sql`h."currencyCode", count(*)::int as count, sum(h.value)::text as value, sum(h.value * h.probability * 0.01)::text as weighted`;

/** When the deal had come to where it stood; later lines of the history changed something else. */
const entered = Prisma.sql`(
  select max(e.at) from deal_stage_events e
  where e."tenantId" = h."tenantId" and e."dealId" = h."dealId" and e.at <= h.at and e."fromStageId" is distinct from e."toStageId")`;

const cards = Prisma.sql`
  select h."dealId" as id, h.name, k.name as "customerName", h.amount::text, h."currencyCode", u.name as "ownerName", h.status::text,
    h."deletedAt" is not null as "isGone", to_json(${entered}) #>> '{}' as "enteredAt",
    (select x.name from deal_lines x where h.name = '' and x."tenantId" = h."tenantId" and x."dealId" = h."dealId" order by x.position limit 1) as "productName"
  from (select * from held h where h."stageId" is not distinct from col.id order by h.value desc, h."dealId" limit ${MOST_CARDS}) h
  left join customers k on k."tenantId" = h."tenantId" and k.id = h."customerId" left join users u on u."tenantId" = h."tenantId" and u.id = h."ownerId"
  order by h.value desc, h."dealId"`;
