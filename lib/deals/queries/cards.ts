import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { Prisma } from "@/lib/generated/prisma/client";
import { callDeal } from "../rules/calling";
import { isHighValue, isOverdue, isStale, tablesOf, type Letter } from "./conditions";
import { order, writeCursor } from "./orders";
import type { DealSort } from "../rules/filtering";
import type { CardPage, DealCard } from "./shapes";

/** A card as the database tells it: with the key it is sorted by, and what decides who may edit it. */
export type RawCard = Omit<DealCard, "name" | "canEdit"> & { name: string; productName: string | null; teamMembers: string[]; key: string };

/** A card's columns. */
export function cardColumns(today: string) {
  return Prisma.sql`
    d.id, d."dealNumber" as number, d.name, d."stageId", d."customerId", c.name as "customerName", d.amount::text, d."currencyCode", d."ownerId", u.name as "ownerName",
    d."expectedCloseDate"::text, d.status::text, d.probability::text, floor(extract(epoch from now() - d."stageEnteredAt") / 86400)::int as "stageAge", d.tags, d.version,
    ${isStale} as "isStale", ${isOverdue(today)} as "isOverdue", ${isHighValue(today)} as "isHighValue", d."closedDate"::text, d."lostReason"::text, d."teamMembers",
    case when d.name = '' then (select l.name from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 1) end as "productName",
    (select json_build_object('id', a.id, 'type', a.type, 'subject', a.subject, 'dueDate', a."dueDate", 'dueTime', a."dueTime") from activities a
      where a."tenantId" = d."tenantId" and a."dealId" = d.id and a.status in ('PENDING', 'IN_PROGRESS') and a."deletedAt" is null
      order by a."dueDate", a."dueTime", a.id limit 1) as "nextActivity"`;
}

type Page = { where: Prisma.Sql; sort: DealSort; after?: string | undefined; /** One more than are shown, which tells whether there are others. */ most: number | Prisma.Sql; today: string; more?: Prisma.Sql; /** Tables of the statement around this one. */ known?: readonly Letter[] };

/** The cards of one page: first which ones, by an index, then what they show. */
export function selectCards({ where, sort, after, most, today, more = Prisma.empty, known = [] }: Page) {
  const { key, by, beyond } = order(sort, after);
  const columns = Prisma.sql`${cardColumns(today)}, d.key ${more}`;
  return Prisma.sql`
    select ${columns}
    from (select d.*, ${key} as key from deals d ${tablesOf([where, by], known)} where ${where} and ${beyond} order by ${by} limit ${most}) d
    ${tablesOf([columns, by], known)} order by ${by}`;
}

/** From the database's card to the screen's. */
export function toCard(ctx: Ctx, { productName, teamMembers, key: _key, ...card }: RawCard): DealCard {
  const { name, customerName, id, ownerId } = card;
  return { ...card, name: callDeal({ name, customerName, productName }), canEdit: may(ctx, "deals.edit", { id, ownerId, teamMembers }) };
}

export function toPage(ctx: Ctx, cards: readonly RawCard[], limit: number): CardPage {
  const shown = cards.slice(0, limit);
  const last = shown.at(-1);
  return { cards: shown.map((card) => toCard(ctx, card)), nextCursor: last && cards.length > limit ? writeCursor(last) : null };
}

/** The sorts a column knows; any other falls back to the place in the column. */
export function columnSort(sort: DealSort = "board"): DealSort {
  return /^-?(board|amount|close|age|name)$/.test(sort) ? sort : "board";
}

