import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { Pause, type Slice } from "../slices";

type Typed = { id: string; before: string | null; after: string };

/** Daily: ACTIVE with an order within 180 days, TARGET within 365, else PROSPECT; days in the organization's zone (dashboards.md, Jobs). */
export async function updateAccountTypes(ctx: Ctx, slice: Slice) {
  let { updated } = { updated: 0, ...(slice.cursor as { updated?: number } | null) };
  for (;;) {
    if (slice.isOver()) return new Pause({ updated }, { done: updated, total: updated });
    const count = await within(ctx, async (tx) => {
      const typed = await typeCustomers(tx, ctx);
      if (typed.length === 0) return 0;
      const changes = typed.map(({ id, before, after }) => ({ entity: "Customer", id, before: { accountType: before }, after: { accountType: after } }));
      await record(tx, ctx, { name: "customers.typed", label: "Account types of the day", entity: "Organization", entityId: ctx.tenantId, changes, details: { count: typed.length } });
      await slice.keep(tx, { updated: updated + typed.length }, { done: updated + typed.length, total: updated + typed.length });
      return typed.length;
    });
    if (count === 0) return { updated };
    updated += count;
  }
}

function typeCustomers(tx: Tx, { tenantId }: Ctx) {
  return tx.$queryRaw<Typed[]>`
    with today as (select (now() at time zone timezone)::date as day from organizations where id = ${tenantId}::uuid),
    wrong as (
      select c.id, c."accountType"::text as before, t.type as after
      from customers c, today, lateral (select case when c."lastOrderDate" >= day - 180 then 'ACTIVE' when c."lastOrderDate" >= day - 365 then 'TARGET' else 'PROSPECT' end as type) t
      where c."tenantId" = ${tenantId}::uuid and c."deletedAt" is null and c."accountType"::text is distinct from t.type
      order by c.id limit 1000 for no key update of c)
    update customers c set "accountType" = wrong.after::"AccountType" from wrong where c."tenantId" = ${tenantId}::uuid and c.id = wrong.id
    returning c.id, wrong.before, wrong.after`;
}
