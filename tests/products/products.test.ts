import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { createProduct, deleteProduct, editProduct } from "@/lib/products/commands";
import { listProducts } from "@/lib/products/queries";
import { ListProducts } from "@/lib/products/rules";
import { world } from "../support/world";

const all = ListProducts.parse({});

test("the expert adds a product, changes its price and takes it out; undo brings it back", async () => {
  const { as, sme } = await world();
  const { productId } = await createProduct(as(sme), { name: "Policy Hub", code: "PH-1", listPrice: "1200" });
  await editProduct(as(sme), { productId, field: "listPrice", was: "1200.00", value: "1300.50" });
  expect((await listProducts(as(sme), all)).products).toMatchObject([{ name: "Policy Hub", listPrice: "1300.50", currencyCode: "USD" }]);
  await expect(editProduct(as(sme), { productId, field: "listPrice", was: "1200", value: "1" })).rejects.toMatchObject({ status: 409 });
  const { changeSetId } = await deleteProduct(as(sme), { productId });
  expect((await listProducts(as(sme), all)).products).toEqual([]);
  await undoChangeSet(as(sme), { changeSetId });
  expect((await listProducts(as(sme), all)).products).toHaveLength(1);
});

test("two products never share a name, and a rep changes none", async () => {
  const { as, sme, ctx } = await world();
  const { productId } = await createProduct(as(sme), { name: "Policy Hub" });
  await expect(createProduct(as(sme), { name: "Policy Hub" })).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } });
  await expect(createProduct(ctx, { name: "Mine" })).rejects.toMatchObject({ status: 403 });
  await expect(editProduct(ctx, { productId, field: "name", was: "Policy Hub", value: "X" })).rejects.toMatchObject({ status: 403 });
});

test("another organization's product is not there", async () => {
  const [acme, other] = [await world(), await world()];
  const { productId } = await createProduct(acme.as(acme.sme), { name: "Policy Hub" });
  await expect(editProduct(other.as(other.sme), { productId, field: "name", was: "", value: "X" })).rejects.toThrow(/404/);
  await expect(deleteProduct(other.as(other.sme), { productId })).rejects.toThrow(/404/);
});
