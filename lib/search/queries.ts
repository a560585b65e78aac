import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { may, type Permission } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { callDeal } from "@/lib/deals/rules/calling";
import { Prisma } from "@/lib/generated/prisma/client";
import { listRecent } from "@/lib/recent/queries";
import { hrefOf, ranked, type Candidate, type Found, type FoundKind, type Search } from "./rules";

/** What stands behind each kind, so many of each. */
const EACH = 20;
/** So many customers bring their deals along: a deal is often called by its customer. */
const PLACES = 5;

const needs: Record<FoundKind, Permission> = { customer: "customers.read", deal: "deals.read", contact: "contacts.read", activity: "activities.read", product: "products.read", person: "people.read" };

/** Everything of this organization that a text finds and this person may read, best first, in one statement; without a text what they looked at last. */
export async function search(ctx: Ctx, { q, limit }: Search): Promise<{ found: Found[] }> {
  if (q.length < 2) return { found: q ? [] : await recent(ctx, limit) };
  const kinds = (Object.keys(needs) as FoundKind[]).filter((kind) => may(ctx, needs[kind]));
  if (kinds.length === 0) return { found: [] };
  const rows = await within(ctx, (tx) => tx.$queryRaw<Row[]>`
    with customers_found as materialized (select id, rank from find_records('customers', ${q}, ${EACH}::int))
    ${Prisma.join(kinds.map((kind) => Prisma.sql`(${pictures[kind](ctx.tenantId, q)})`), " union all ")}`);
  return { found: ranked(rows.map(candidate), { q, limit }) };
}

async function recent(ctx: Ctx, limit: number): Promise<Found[]> {
  const rows = await listRecent(ctx, { limit });
  return rows.map(({ entity, id, name, detail, productName }) => {
    const kind = kindOf[entity];
    const called = kind === "deal" ? callDeal({ name, customerName: detail, productName }) : name;
    return { kind, id, name: called, detail: called === name ? detail : null, href: hrefOf({ kind, id, name: called, placeId: null }) };
  });
}

const kindOf = { Customer: "customer", Deal: "deal", Product: "product", Solution: "solution", Plan: "plan" } as const;

type Row = Candidate & { productName: string | null };

/** A deal without a name is called by its customer and product. */
function candidate({ productName, ...row }: Row): Candidate {
  if (row.kind !== "deal" || row.name) return row;
  const name = callDeal({ name: "", customerName: row.detail, productName });
  return { ...row, name, detail: null };
}

/** Per kind the rows behind the door's ids, read under the walls: kind, id, name, detail, placeId, isLive, rank, productName. */
const pictures: Record<FoundKind, (tenantId: string, q: string) => Prisma.Sql> = {
  customer: (tenantId) => Prisma.sql`
    select 'customer' as kind, c.id, c.name, coalesce(c."primaryEmail", c.industry) as detail, null::uuid as "placeId", c.status <> 'CHURNED' as "isLive", f.rank, null::text as "productName"
    from customers_found f join customers c on c."tenantId" = ${tenantId}::uuid and c.id = f.id`,
  deal: (tenantId, q) => Prisma.sql`
    select 'deal', d.id, d.name, c.name, null, d.status = 'OPEN', f.rank, (select l.name from deal_lines l where d.name = '' and l."tenantId" = d."tenantId" and l."dealId" = d.id order by l.position limit 1)
    from (select id, max(rank) as rank from (
        select id, rank from find_records('deals', ${q}, ${EACH}::int)
        union all
        select own.id, 1::real from (select id from customers_found where rank >= 1 order by rank desc, id desc limit ${PLACES}) k cross join lateral (
          select o.id from deals o where o."tenantId" = ${tenantId}::uuid and o."customerId" = k.id and o."deletedAt" is null order by o.status, o.id desc limit ${PLACES}) own) each
      group by id) f
    join deals d on d."tenantId" = ${tenantId}::uuid and d.id = f.id left join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId"`,
  contact: (tenantId, q) => Prisma.sql`
    select 'contact', k.id, k.name, concat_ws(', ', k."jobTitle", c.name), k."customerId", true, f.rank, null
    from find_records('contacts', ${q}, ${EACH}::int) f join contacts k on k."tenantId" = ${tenantId}::uuid and k.id = f.id left join customers c on c."tenantId" = k."tenantId" and c.id = k."customerId"`,
  activity: (tenantId, q) => Prisma.sql`
    select 'activity', a.id, a.subject, coalesce(nullif(d.name, ''), c.name, d."dealNumber"), null, a.status in ('PENDING', 'IN_PROGRESS'), f.rank, null
    from find_records('activities', ${q}, ${EACH}::int) f join activities a on a."tenantId" = ${tenantId}::uuid and a.id = f.id
    left join deals d on d."tenantId" = a."tenantId" and d.id = a."dealId" cross join lateral (select coalesce(a."customerId", d."customerId") as id offset 0) held left join customers c on c."tenantId" = a."tenantId" and c.id = held.id`,
  product: (tenantId, q) => Prisma.sql`
    select 'product', p.id, p.name, coalesce(p.code, p.series), null, true, f.rank, null
    from find_records('products', ${q}, ${EACH}::int) f join products p on p."tenantId" = ${tenantId}::uuid and p.id = f.id`,
  person: (tenantId, q) => Prisma.sql`
    select 'person', u.id, u.name, coalesce(u.email, u.username), null, u."isActive", f.rank, null
    from find_records('users', ${q}, ${EACH}::int) f join users u on u."tenantId" = ${tenantId}::uuid and u.id = f.id`,
};
