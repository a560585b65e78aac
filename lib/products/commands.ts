import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import type { CreateProduct, DeleteProduct, EditProduct } from "./rules";

/** A product of the organization's list; its currency is the organization's unless another is named. */
export function createProduct(ctx: Ctx, { name, code = null, series = null, listPrice = null, description = null, externalId = null, currencyCode }: CreateProduct) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "products.edit");
    const data = { tenantId: ctx.tenantId, name, code, series, listPrice, description, externalId, currencyCode: currencyCode ?? ctx.setting.currencyCode };
    const product = await orTaken(tx.product.create({ data }), "name", `There is already a product called ${name}, or one with this external id.`);
    const recorded = await record(tx, ctx, { name: "product.created", label: `Add product ${name}`, entity: "Product", entityId: product.id, changes: [{ entity: "Product", id: product.id, before: null, after: product }], details: {} });
    return { ...recorded, productId: product.id };
  });
}

/** One field. Deals keep the price their lines were made with. */
export function editProduct(ctx: Ctx, { productId, field, was, value }: EditProduct): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "products.edit", { id: productId, ownerId: null });
    const product = await lockProduct(tx, productId);
    await assertUnchanged(tx, { entity: "Product", id: productId, field, was, now: product[field], yours: value });
    const changed = differing(product, { [field]: value }, ["listPrice"]);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: product.version + 1 };
    await orTaken(tx.product.update({ where: { id: productId }, data: after, select: { id: true } }), field, "Another product has this already.");
    return record(tx, ctx, { name: "product.edited", label: `Change product ${product.name}`, entity: "Product", entityId: productId, changes: [{ entity: "Product", id: productId, before: product, after }], details: { fields: [field] } });
  });
}

/** Out of the list; deals that sold it keep their lines. */
export function deleteProduct(ctx: Ctx, { productId }: DeleteProduct) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "products.edit", { id: productId, ownerId: null });
    const product = await lockProduct(tx, productId);
    const after = { deletedAt: new Date(), version: product.version + 1 };
    await tx.product.update({ where: { id: productId }, data: after, select: { id: true } });
    return record(tx, ctx, { name: "product.deleted", label: `Delete product ${product.name}`, entity: "Product", entityId: productId, changes: [{ entity: "Product", id: productId, before: product, after }], details: {} });
  });
}

/** Touching the row locks it until the transaction ends. */
async function lockProduct(tx: Tx, id: string) {
  const [product] = await tx.product.updateManyAndReturn({ where: { id, deletedAt: null }, data: { updatedAt: new Date() } });
  return product ?? notFound();
}
