import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Code, Fault } from "./rules";

type Kind = "customer" | "product" | "solution" | "task";
type Asked = Exclude<Kind, "solution">;
/** What a reference may mean, best first: 1 an id, 2 an external id, 3 a name. */
type Named = { kind: Kind; ref: string; way: 1 | 2 | 3; id: string };
export type Names = Record<Kind, (ref: string) => { id: string } | { fault: Fault }>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The reference as an id, where it is written like one. */
export const idOf = (ref: string) => (UUID.test(ref) ? ref.toLowerCase() : null);

/** Finds live customers and products by id, external id or name (whatever its case), solutions by id or name, and catalogue tasks by external id; one statement for all the references of a chunk. */
export async function findNames(tx: Tx, tenantId: string, refs: Record<Asked, readonly string[]>): Promise<Names> {
  const [customers, products, tasks] = [[...refs.customer], [...refs.product], [...refs.task]];
  const rows = await tx.$queryRaw<Named[]>`
    with c as materialized (select ref, lower(ref) as key from unnest(${customers}::text[]) ref), p as materialized (select ref, lower(ref) as key from unnest(${products}::text[]) ref)
    select 'customer' as kind, r.id::text as ref, 1 as way, r.id from customers r where r."tenantId" = ${tenantId}::uuid and r."deletedAt" is null and r.id = any (${ids(customers)}::uuid[])
    union all select 'customer', c.ref, 2, r.id from c join customers r on r."tenantId" = ${tenantId}::uuid and r."externalId" = c.ref and r."deletedAt" is null
    union all select 'customer', c.ref, 3, r.id from c join customers r on r."tenantId" = ${tenantId}::uuid and r."nameKey" = c.key and r."deletedAt" is null
    union all select 'product', r.id::text, 1, r.id from products r where r."tenantId" = ${tenantId}::uuid and r."deletedAt" is null and r.id = any (${ids(products)}::uuid[])
    union all select 'product', p.ref, 2, r.id from p join products r on r."tenantId" = ${tenantId}::uuid and r."externalId" = p.ref and r."deletedAt" is null
    union all select 'product', p.ref, 3, r.id from p join products r on r."tenantId" = ${tenantId}::uuid and r."nameKey" = p.key and r."deletedAt" is null
    union all select 'solution', r.id::text, 1, r.id from solutions r where r."tenantId" = ${tenantId}::uuid and r."deletedAt" is null and r.id = any (${ids(products)}::uuid[])
    union all select 'solution', r.name, 3, r.id from solutions r where r."tenantId" = ${tenantId}::uuid and r."deletedAt" is null and r.name = any (${products}::text[])
    union all select 'task', r."externalId", 2, r.id from tasks r where r."tenantId" = ${tenantId}::uuid and r."deletedAt" is null and r."externalId" = any (${tasks}::text[])`;
  const found = new Map<string, Named[]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.ref}`;
    const held = found.get(key);
    if (held) held.push(row);
    else found.set(key, [row]);
  }
  const finder = (kind: Kind) => (ref: string) => {
    const all = [...(found.get(`${kind} ${ref}`) ?? []), ...(idOf(ref) && idOf(ref) !== ref ? (found.get(`${kind} ${idOf(ref)}`) ?? []) : [])];
    return pick(kind, ref, all);
  };
  return { customer: finder("customer"), product: finder("product"), solution: finder("solution"), task: finder("task") };
}

function pick(kind: Kind, ref: string, all: readonly Named[]) {
  const best = Math.min(...all.map(({ way }) => way));
  const [first, second] = [...new Set(all.filter(({ way }) => way === best).map(({ id }) => id))];
  if (!first) return { fault: { code: `unknown_${kind}` as Code, reason: `There is no ${kind} ${quoted(ref)}.` } };
  if (second) return { fault: { code: `ambiguous_${kind}` as Code, reason: `Several ${kind}s are called ${quoted(ref)}. Name it by its id or external id.` } };
  return { id: first };
}

export const quoted = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

function ids(refs: readonly string[]) {
  return refs.map(idOf).filter((id) => id !== null);
}
