import { expect, test } from "vitest";
import { addPart, editPart, removePart } from "@/lib/catalog/commands/parts";
import { chooseProducts, createSolution, deleteSolution, editSolution } from "@/lib/catalog/commands/solutions";
import { AddPart, EditPart } from "@/lib/catalog/rules/parts";
import { createProduct } from "@/lib/products/commands";
import { validated } from "@/lib/action";
import { catalog } from "./scene";

test("a product has licences, outcomes, releases, tags and attributes; each is one version", async () => {
  const { ctx, parent, productId, versionOf, db } = await catalog();
  const before = await versionOf();
  const add = (kind: string, values: object) => addPart(ctx, validated(AddPart, { kind, parent, values }));
  const { partId } = await add("license", { name: "Advantage", level: 2 });
  await add("outcome", { name: "Faster close", description: " " });
  await add("release", { name: "Summer", level: "2.1" });
  await add("attribute", { name: "Region", dataType: "STRING", value: "EU" });
  expect(await versionOf()).toBe(before + 4);
  expect(await db((tx) => tx.release.findFirstOrThrow({ where: { name: "Summer" } }))).toMatchObject({ productId, level: expect.objectContaining({}), displayOrder: 1 });
  await editPart(ctx, validated(EditPart, { kind: "license", partId, field: "isActive", was: true, value: false }));
  await removePart(ctx, { kind: "license", partId });
  expect(await db((tx) => tx.license.findUniqueOrThrow({ where: { id: partId } }))).toMatchObject({ isActive: false, deletedAt: expect.any(Date) });
});

test("names and levels stand once, and faults are told at their field", async () => {
  const { ctx, parent, outcome } = await catalog();
  await expect(addPart(ctx, AddPart.parse({ kind: "outcome", parent, values: { name: "Audit-ready" } }))).rejects.toMatchObject({ details: { fields: { name: "Policy Hub has this outcome already." } } });
  await addPart(ctx, AddPart.parse({ kind: "license", parent, values: { name: "Basic", level: 1 } }));
  await expect(addPart(ctx, AddPart.parse({ kind: "license", parent, values: { name: "Also basic", level: 1 } }))).rejects.toMatchObject({ details: { fields: { level: expect.any(String) } } });
  expect(() => validated(AddPart, { kind: "release", parent, values: { name: "R", level: "1.234" } })).toThrow(expect.objectContaining({ details: { fields: { level: "Type a level like 1.0 or 2.1." } } }));
  expect(() => validated(EditPart, { kind: "outcome", partId: outcome, field: "name", was: "", value: " " })).toThrow(expect.objectContaining({ details: { fields: { value: "Type a name." } } }));
  expect(() => validated(EditPart, { kind: "outcome", partId: outcome, field: "tenantId", was: "", value: "x" })).toThrow(/no such field/);
});

test("a custom attribute holds a value of its type", async () => {
  const { ctx, parent, db } = await catalog();
  const add = (values: object) => addPart(ctx, AddPart.parse({ kind: "attribute", parent, values }));
  const { partId } = await add({ name: "Seats", dataType: "NUMBER", value: 250 });
  await expect(add({ name: "Cloud", dataType: "BOOLEAN", value: "perhaps" })).rejects.toMatchObject({ details: { fields: { value: "Say yes or no." } } });
  await expect(editPart(ctx, EditPart.parse({ kind: "attribute", partId, field: "value", was: 250, value: "many" }))).rejects.toMatchObject({ details: { fields: { value: "Type a number." } } });
  await editPart(ctx, EditPart.parse({ kind: "attribute", partId, field: "value", was: 250, value: 300 }));
  expect(await db((tx) => tx.customAttribute.findUniqueOrThrow({ where: { id: partId } }))).toMatchObject({ dataType: "NUMBER", value: 300 });
  await editPart(ctx, EditPart.parse({ kind: "attribute", partId, field: "value", was: 300, value: null }));
  const { partId: empty } = await add({ name: "Empty", value: null });
  expect(await db((tx) => tx.customAttribute.findMany({ where: { id: { in: [partId, empty] } }, select: { value: true } }))).toEqual([{ value: null }, { value: null }]);
});

test("what a task carries goes with its part", async () => {
  const { ctx, tag, db } = await catalog();
  await removePart(ctx, { kind: "tag", partId: tag });
  expect(await db((tx) => tx.taskTag.count())).toBe(0);
});

test("a solution sells products in an order, changes its name, and goes; its products stay", async () => {
  const { ctx, solutionId, productId, db, versionOf } = await catalog();
  const { productId: other } = await createProduct(ctx, { name: "Case Desk" });
  const before = await versionOf(solutionId);
  await chooseProducts(ctx, { solutionId, was: [productId], productIds: [other, productId] });
  expect(await db((tx) => tx.solutionProduct.findMany({ where: { solutionId }, orderBy: { order: "asc" }, select: { productId: true, order: true } }))).toEqual([{ productId: other, order: 0 }, { productId, order: 1 }]);
  await editSolution(ctx, { solutionId, field: "name", was: "Compliance Suite", value: "Assurance Suite" });
  expect(await versionOf(solutionId)).toBe(before + 2);
  await expect(chooseProducts(ctx, { solutionId, was: [productId], productIds: [] })).rejects.toMatchObject({ status: 409 });
  await expect(createSolution(ctx, { name: "Assurance Suite", productIds: [] })).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } });
  await deleteSolution(ctx, { solutionId });
  expect(await db((tx) => tx.product.count({ where: { deletedAt: null } }))).toBe(2);
});

test("parts and solutions are closed to who only looks, and to another organization", async () => {
  const { rep, parent, outcome, solutionId, productId } = await catalog();
  const elsewhere = await catalog();
  const attempts = (ctx: typeof rep) => [
    () => addPart(ctx, AddPart.parse({ kind: "outcome", parent, values: { name: "New" } })), () => editPart(ctx, EditPart.parse({ kind: "outcome", partId: outcome, field: "name", was: "Audit-ready", value: "New" })),
    () => removePart(ctx, { kind: "outcome", partId: outcome }), () => editSolution(ctx, { solutionId, field: "name", was: "Compliance Suite", value: "New" }),
    () => deleteSolution(ctx, { solutionId }), () => chooseProducts(ctx, { solutionId, was: [productId], productIds: [] }),
  ];
  for (const attempt of attempts(rep)) await expect(attempt()).rejects.toMatchObject({ status: 403 });
  for (const attempt of attempts(elsewhere.ctx)) await expect(attempt()).rejects.toThrow(/404/);
  await expect(createSolution(elsewhere.ctx, { name: "Stolen", productIds: [productId] })).rejects.toMatchObject({ status: 409 });
});
