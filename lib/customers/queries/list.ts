import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerFilters, CustomerSort, ListCustomers } from "../rules/filtering";
import { conditionsOf } from "./conditions";

/** Worth in one currency: open is amount − discount of open deals, won of those ever won. Decimal text. */
export type Worth = { currencyCode: string; open: string; won: string };
export type CustomerRow = {
  id: string; name: string; status: "ACTIVE" | "INACTIVE" | "CHURNED" | "PROSPECTIVE"; category: "CUSTOMER" | "PARTNER" | "PROSPECT"; industry: string | null; ownerId: string | null; ownerName: string | null;
  primaryEmail: string | null; tags: string[]; lastContactDate: string | null; lastOrderDate: string | null; createdAt: string; version: number; openDeals: number; worth: Worth[];
  /** Whether the person looking may change it. */
  canEdit: boolean;
};
/** `count` is exact up to 10,000; `isCountCapped` then reads "10,000+". */
export type CustomerList = { rows: CustomerRow[]; nextCursor: string | null; count: number; isCountCapped: boolean };

export const MOST_COUNTED = 10_000;

/** One page of customers and how many there are in all: two statements at any size. */
export function listCustomers(ctx: Ctx, listing: ListCustomers): Promise<CustomerList> {
  return within(ctx, async (tx) => {
    const where = conditionsOf(ctx, listing);
    const found = await readPage(tx, ctx, listing, where);
    const rows = found.slice(0, listing.limit).map(({ key: _key, ...row }) => ({ ...row, canEdit: may(ctx, "customers.edit", row) }));
    const last = found.length > listing.limit ? found[listing.limit - 1] : undefined;
    const isWhole = !listing.after && !last;
    const count = isWhole ? rows.length : await countCustomers(tx, where);
    return { rows, nextCursor: last ? writeCursor(listing.sort, last) : null, count: Math.min(count, MOST_COUNTED), isCountCapped: count > MOST_COUNTED };
  });
}

/** The exact number, asked for by hand where it passes 10,000. */
export function countExactly(ctx: Ctx, filters: CustomerFilters): Promise<number> {
  return within(ctx, async (tx) => {
    const [counted] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from customers c where ${conditionsOf(ctx, filters)}`;
    return counted?.n ?? 0;
  });
}

async function countCustomers(tx: Tx, where: Prisma.Sql) {
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from (select from customers c where ${where} limit ${MOST_COUNTED + 1}) counted`;
  return counted?.n ?? 0;
}

type Keyed = Omit<CustomerRow, "canEdit"> & { key: string };

function readPage(tx: Tx, { tenantId }: Ctx, { sort, after, limit }: ListCustomers, where: Prisma.Sql) {
  const { key, type, isDown } = orders[sort];
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const cursor = readCursor(sort, after);
  const beyond = cursor ? Prisma.sql`and (${key}, c.id) ${isDown ? Prisma.sql`<` : Prisma.sql`>`} (${cursor.key}::${type}, ${cursor.id}::uuid)` : Prisma.empty;
  return tx.$queryRaw<Keyed[]>`
    with page as (select c.*, ${key} as key from customers c where ${where} ${beyond} order by ${key} ${direction}, c.id ${direction} limit ${limit + 1})
    select p.id, p.name, p.status::text, p.category::text, p.industry, p."ownerId", u.name as "ownerName", p."primaryEmail", p.tags, p.version, p.key::text,
      to_json(p."lastContactDate") #>> '{}' as "lastContactDate", p."lastOrderDate"::text, to_json(p."createdAt") #>> '{}' as "createdAt",
      coalesce(w."openDeals", 0)::int as "openDeals", coalesce(w.worth, '[]') as worth
    from page p
    left join users u on u."tenantId" = p."tenantId" and u.id = p."ownerId"
    left join lateral (
      select sum(n) as "openDeals", json_agg(json_build_object('currencyCode', "currencyCode", 'open', open, 'won', won) order by "currencyCode") as worth from (
        select d."currencyCode", count(*) filter (where d.status = 'OPEN') as n,
          coalesce(sum(coalesce(d.amount, 0) - d.discount) filter (where d.status = 'OPEN'), 0)::text as open, coalesce(sum(coalesce(d.amount, 0) - d.discount) filter (where d.status = 'WON'), 0)::text as won
        from deals d where d."tenantId" = ${tenantId}::uuid and d."customerId" = p.id and d."deletedAt" is null and d.status <> 'LOST' group by d."currencyCode") each) w on true
    order by p.key ${direction}, p.id ${direction}`;
}

type Order = { key: Prisma.Sql; type: Prisma.Sql; isDown: boolean };
const [name, created, contact, order] = [
  { key: Prisma.sql`c."nameKey"`, type: Prisma.sql`text` }, { key: Prisma.sql`c."createdAt"`, type: Prisma.sql`timestamptz` },
  { key: Prisma.sql`c."contactedKey"`, type: Prisma.sql`timestamptz` }, { key: Prisma.sql`c."orderedKey"`, type: Prisma.sql`date` },
] as const;
const up = { isDown: false }, down = { isDown: true };
const orders: Record<CustomerSort, Order> = {
  name: { ...name, ...up }, "-name": { ...name, ...down }, created: { ...created, ...up }, "-created": { ...created, ...down },
  contact: { ...contact, ...up }, "-contact": { ...contact, ...down }, order: { ...order, ...up }, "-order": { ...order, ...down },
};

/** The last row's place in the order it was read in; a cursor of another order begins anew. */
function writeCursor(sort: CustomerSort, { key, id }: Keyed) {
  return Buffer.from(JSON.stringify([sort, key, id])).toString("base64url");
}

function readCursor(sort: CustomerSort, cursor: string | undefined) {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString()) as unknown[];
    return of === sort && typeof key === "string" && (sort.endsWith("name") || /^\d{4,6}-\d\d-\d\d[\d :.+-]*$/.test(key)) && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
