import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { differing } from "../changing";
import { lockDeal, putLines } from "../places";
import { assertReferences } from "../references";
import type { AddLine, EditLine, NewLine, RemoveLine, ReorderLines } from "../rules";
import { amountOf, lineTotal } from "../rules/worth";
import { writeDeal, type Edited } from "./editing";
import { nameOf } from "./placing";

/** A line starts with its product's name and list price. The deal's amount becomes the sum of its lines. */
export function addLine(ctx: Ctx, { dealId, ...line }: AddLine) {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    await assertReferences(tx, { productIds: line.productId ? [line.productId] : [] });
    const [made = notFound()] = await insertLines(tx, ctx, deal, [line]);
    const changes = [{ entity: "DealLine", id: made.id, before: null, after: made }, ...(await sumUp(tx, ctx, deal))];
    const recorded = await record(tx, ctx, { name: "deal.line_added", label: `Add ${made.name} to ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { lineId: made.id } });
    return { ...recorded, lineId: made.id };
  });
}

/** One field of a line, with the value that was read. */
export function editLine(ctx: Ctx, { dealId, lineId, field, was, value }: EditLine): Promise<Edited> {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    const line = (await tx.dealLine.findFirst({ where: { id: lineId, dealId } })) ?? notFound();
    await assertUnchanged(tx, { entity: "DealLine", id: lineId, field, was, now: line[field], yours: value });
    if (field === "productId" && value) await assertReferences(tx, { productIds: [value] });
    if (field === "outcomeIds") await assertOutcomes(tx, line.productId, value, line.outcomeIds);
    const freed = field === "productId" && value !== line.productId ? { outcomeIds: [] } : {}; // they were the other product's
    const edited = { price: String(line.price), quantity: String(line.quantity), [field]: value };
    const after = differing(line, { ...freed, [field]: value, total: lineTotal(edited) });
    if (Object.keys(after).length === 0) return { changeSetId: null };
    await tx.dealLine.update({ where: { id: lineId }, data: { ...after, version: line.version + 1 }, select: { id: true } });
    const changes = [{ entity: "DealLine", id: lineId, before: line, after: { ...after, version: line.version + 1 } }, ...(await sumUp(tx, ctx, deal))];
    return record(tx, ctx, { name: "deal.line_edited", label: `Change ${line.name} of ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { lineId, fields: [field] } });
  });
}

/** After the last line the amount is empty and typed again. */
export function removeLine(ctx: Ctx, { dealId, lineId }: RemoveLine) {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    const line = (await tx.dealLine.findFirst({ where: { id: lineId, dealId } })) ?? notFound();
    await tx.dealLine.delete({ where: { id: lineId } });
    const changes = [{ entity: "DealLine", id: lineId, before: line, after: null }, ...(await sumUp(tx, ctx, deal))];
    return record(tx, ctx, { name: "deal.line_removed", label: `Remove ${line.name} from ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { lineId } });
  });
}

/** All lines of the deal in their new order. Refused when lines came or went since. */
export function reorderLines(ctx: Ctx, { dealId, lineIds }: ReorderLines): Promise<Edited> {
  return within(ctx, async (tx) => {
    const deal = await lockMine(tx, ctx, dealId);
    const lines = await tx.dealLine.findMany({ where: { dealId }, orderBy: { position: "asc" } });
    if (lines.length !== lineIds.length || lines.some(({ id }) => !lineIds.includes(id))) refuse("Lines were added or removed since. Nothing was reordered.", 409);
    const moved = lines.filter((line) => line.position !== lineIds.indexOf(line.id) + 1);
    if (moved.length === 0) return { changeSetId: null };
    await putLines(tx, lineIds);
    const changes = moved.map((line) => ({ entity: "DealLine", id: line.id, before: line, after: { position: lineIds.indexOf(line.id) + 1, version: line.version + 1 } }));
    return record(tx, ctx, { name: "deal.edited", label: `Reorder the lines of ${nameOf(deal)}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, changes, details: { fields: ["lines"] } });
  });
}

async function lockMine(tx: Tx, ctx: Ctx, dealId: string) {
  const deal = await lockDeal(tx, dealId);
  assertMay(ctx, "deals.edit", deal);
  return deal;
}

/** Adds lines at the end of a deal. A list price in another currency is nobody's price here: it is asked for. */
export async function insertLines(tx: Tx, { tenantId }: Ctx, deal: { id: string; currencyCode: string }, lines: readonly NewLine[]) {
  if (lines.length === 0) return [];
  const products = await tx.product.findMany({ where: { id: { in: lines.flatMap(({ productId }) => productId ?? []) }, deletedAt: null }, select: { id: true, name: true, listPrice: true, currencyCode: true } });
  for (const { productId = null, outcomeIds = [] } of lines) await assertOutcomes(tx, productId, outcomeIds);
  const last = await tx.dealLine.findFirst({ where: { dealId: deal.id }, orderBy: { position: "desc" }, select: { position: true } });
  const rows = lines.map(({ productId = null, quantity, licenseLevel = null, termMonths = null, outcomeIds = [], ...line }, n) => {
    const product = products.find(({ id }) => id === productId);
    if (productId && !product) refuseField("productId", "This product is not here.");
    const name = line.name ?? product?.name ?? refuseField("name", "Choose a product or type a name.");
    const isPriced = product?.listPrice != null && (product.currencyCode ?? deal.currencyCode) === deal.currencyCode;
    const price = line.price ?? (isPriced ? String(product.listPrice) : refuseField("price", `Type a price in ${deal.currencyCode}.`));
    return { tenantId, dealId: deal.id, position: (last?.position ?? 0) + n + 1, productId, name, quantity, price, total: lineTotal({ price, quantity }), licenseLevel, termMonths, outcomeIds };
  });
  return tx.dealLine.createManyAndReturn({ data: rows });
}

/** Ids in arrays have no foreign key: each must be a live outcome of the line's product, or have been chosen before. */
async function assertOutcomes(tx: Tx, productId: string | null, outcomeIds: readonly string[], before: readonly string[] = []) {
  const chosen = outcomeIds.filter((id) => !before.includes(id));
  if (chosen.length === 0) return;
  const known = productId ? await tx.outcome.count({ where: { id: { in: chosen }, productId, deletedAt: null } }) : 0;
  if (known < chosen.length) refuseField("outcomeIds", "Choose outcomes of this product.");
}

/** The amount is the sum of the lines; the change, if it is one. */
async function sumUp(tx: Tx, ctx: Ctx, deal: Awaited<ReturnType<typeof lockDeal>>): Promise<Change[]> {
  const lines = await tx.dealLine.findMany({ where: { dealId: deal.id }, select: { total: true } });
  const after = differing(deal, { amount: amountOf(lines.map(({ total }) => ({ total: String(total) }))) });
  return after.amount === undefined ? [] : [await writeDeal(tx, ctx, deal, { amount: after.amount })];
}
