import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { callDeal } from "./rules/calling";

/** What callDeal() says, inside a statement, of the deal `d`; null where there is none. */
export const called = Prisma.sql`coalesce(nullif(d.name, ''), case when d.id is not null then
  coalesce((select called.name from customers called where called."tenantId" = d."tenantId" and called.id = d."customerId"), 'No customer') || coalesce(' – ' || (select sold.name from deal_lines sold where sold."tenantId" = d."tenantId" and sold."dealId" = d.id order by sold.position limit 1), '') end)`;

/** What deals are called in a sentence, in the order of their ids; one without a name by its customer and product. At most 500. */
export async function calledOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const line = { select: { name: true }, orderBy: { position: "asc" }, take: 1 } as const;
  const deals = await tx.deal.findMany({ where: { id: { in: [...ids] } }, select: { name: true, customer: { select: { name: true } }, lines: line }, orderBy: { id: "asc" }, take: 500 });
  return deals.map(({ name, customer, lines }) => callDeal({ name, customerName: customer?.name, productName: lines[0]?.name }));
}
