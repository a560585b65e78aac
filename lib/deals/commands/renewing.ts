import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dateColumn } from "@/lib/dates";
import { together, within, type Tx } from "@/lib/db/within";
import { Pause, type Slice } from "@/lib/jobs/slices";
import type { NewLine } from "../rules";
import { listEndings, type Ending } from "../terms";
import { createDeal } from "./creating";

const BATCH = 50;

/** Daily: a renewal for every term that ends within 120 days and has none. The database allows one for each end, so running twice opens nothing twice. */
export async function openRenewals(ctx: Ctx, _: unknown, slice: Slice) {
  let { opened } = { opened: 0, ...(slice.cursor as { opened?: number } | null) };
  for (;;) {
    const endings = await within(ctx, (tx) => listEndings(tx, ctx, BATCH));
    if (endings.length === 0) return { opened };
    for (const ending of endings) {
      if (slice.isOver()) return new Pause({ opened }, { done: opened, total: opened });
      await openRenewal(ctx, ending);
      opened++;
    }
  }
}

/** The customer's account manager (else its owner) has it; what was sold stands in it at the price it was sold for, else at the list price. */
function openRenewal(ctx: Ctx, { customerId, customerName, dealId, renewsAt, productIds, ownerId, contactId, pipelineId, currencyCode }: Ending) {
  return together(ctx, async (tx) => {
    const products = await linesOf(tx, { dealId, productIds });
    const name = `${customerName}, renewal ${renewsAt.slice(0, 4)}`;
    const said = { name, customerId, contactId, ownerId, kind: "RENEWAL" as const, expectedCloseDate: renewsAt, products, ...(pipelineId && { pipelineId }), ...(currencyCode && { currencyCode }) };
    return createDeal(ctx, said, { renewalOfId: dealId, renewsAt: dateColumn(renewsAt) });
  });
}

async function linesOf(tx: Tx, { dealId, productIds }: Pick<Ending, "dealId" | "productIds">): Promise<NewLine[]> {
  const sold = dealId ? await tx.dealLine.findMany({ where: { dealId, productId: { in: productIds } }, orderBy: { position: "asc" }, take: 200 }) : [];
  const rest = await tx.product.findMany({ where: { id: { in: productIds.filter((id) => !sold.some(({ productId }) => productId === id)) }, deletedAt: null }, select: { id: true, listPrice: true }, orderBy: { nameKey: "asc" } });
  const live = new Set((await tx.outcome.findMany({ where: { id: { in: sold.flatMap(({ outcomeIds }) => outcomeIds) }, deletedAt: null }, select: { id: true }, take: 1000 })).map(({ id }) => id));
  return [
    ...sold.map(({ productId, name, quantity, price, licenseLevel, termMonths, outcomeIds }) => ({ productId, name, quantity: String(quantity), price: String(price), licenseLevel, termMonths, outcomeIds: outcomeIds.filter((id) => live.has(id)) })),
    ...rest.map(({ id, listPrice }) => ({ productId: id, quantity: "1", price: String(listPrice ?? 0) })),
  ];
}
