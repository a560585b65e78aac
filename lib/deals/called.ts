import "server-only";
import type { Tx } from "@/lib/db/within";
import { callDeal } from "./rules/calling";

/** What deals are called in a sentence, in the order of their ids; one without a name by its customer and product. At most 500. */
export async function calledOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const line = { select: { name: true }, orderBy: { position: "asc" }, take: 1 } as const;
  const deals = await tx.deal.findMany({ where: { id: { in: [...ids] } }, select: { name: true, customer: { select: { name: true } }, lines: line }, orderBy: { id: "asc" }, take: 500 });
  return deals.map(({ name, customer, lines }) => callDeal({ name, customerName: customer?.name, productName: lines[0]?.name }));
}
