import { expect, test } from "vitest";
import { validated } from "@/lib/action";
import { addAttribute, editAttribute, removeAttribute } from "@/lib/catalog/commands/telemetry";
import { getCatalogProduct, getCatalogSolution } from "@/lib/catalog/queries/record";
import { AddAttribute } from "@/lib/catalog/rules/telemetry";
import { getCustomer } from "@/lib/customers/queries/record";
import { getDeal } from "@/lib/deals/queries/record";
import { showPresence } from "@/lib/presence/commands";
import { world, type World } from "../support/world";
import { catalog } from "./scene";

test("an attribute is measured with its criteria, written out with their defaults, as one version of the product", async () => {
  const { ctx, b, versionOf, db } = await catalog();
  const before = await versionOf();
  const { attributeId } = await addAttribute(ctx, validated(AddAttribute, { taskId: b, name: "last_import", dataType: "TIMESTAMP", isRequired: true, freshDays: 7, graceDays: 0, successCriteria: { type: "timestamp_comparison", mode: "within_days", withinDays: 14 } }));
  expect(await versionOf()).toBe(before + 1);
  expect(await db((tx) => tx.telemetryAttribute.findUniqueOrThrow({ where: { id: attributeId } }))).toMatchObject({ isRequired: true, freshDays: 7, graceDays: 0, isActive: true, successCriteria: { type: "timestamp_comparison", mode: "within_days", withinDays: 14, referenceTime: "now" } });
  await editAttribute(ctx, { attributeId, was: { isActive: true, freshDays: 7 }, values: { isActive: false, freshDays: 30 } });
  await removeAttribute(ctx, { attributeId });
  expect(await versionOf()).toBe(before + 3);
});

test("criteria that do not hold the grammar are refused with the path of the fault", async () => {
  const { ctx, b, attributeId } = await catalog();
  const faults = (input: object) => expect(() => validated(AddAttribute, { taskId: b, name: "x", ...input })).toThrow(expect.objectContaining({ details: { fields: expect.objectContaining({}) } }));
  faults({ dataType: "NUMBER", successCriteria: { type: "number_threshold", operator: "more", threshold: 1 } });
  expect(() => validated(AddAttribute, { taskId: b, name: "x", dataType: "NUMBER", successCriteria: { type: "composite_and", criteria: [{ type: "number_threshold", operator: "equals", threshold: 1 }, { type: "boolean_flag", expectedValue: true }] } }))
    .toThrow(expect.objectContaining({ details: { fields: { "successCriteria.criteria[1].type": expect.stringContaining("does not go with NUMBER") } } }));
  await expect(editAttribute(ctx, { attributeId, was: { dataType: "BOOLEAN" }, values: { dataType: "STRING" } })).rejects.toMatchObject({ details: { fields: { "successCriteria.type": expect.any(String) } } });
  await expect(editAttribute(ctx, { attributeId, was: { freshDays: 10 }, values: { freshDays: 12 } })).rejects.toMatchObject({ status: 409 });
  await expect(addAttribute(ctx, AddAttribute.parse({ taskId: (await catalog()).b, name: "x" }))).rejects.toThrow(/404/);
});

test("an attribute's name stands once in a task, and only those who edit the catalogue measure", async () => {
  const { ctx, rep, a, attributeId } = await catalog();
  await expect(addAttribute(ctx, AddAttribute.parse({ taskId: a, name: "sso_enabled" }))).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } });
  await expect(addAttribute(rep, AddAttribute.parse({ taskId: a, name: "other" }))).rejects.toMatchObject({ status: 403 });
  await expect(removeAttribute(rep, { attributeId })).rejects.toMatchObject({ status: 403 });
  const elsewhere = await catalog();
  await expect(removeAttribute(elsewhere.ctx, { attributeId })).rejects.toThrow(/404/);
  await expect(editAttribute(elsewhere.ctx, { attributeId, was: {}, values: { isActive: false } })).rejects.toThrow(/404/);
});

test("whoever opens an editor first is named to the others, until they close it or a quarter of an hour has gone by", async () => {
  const { as, sme, adam, vera, a, db } = await catalog();
  const [first, second] = [await signedIn({ as, db }, sme), await signedIn({ as, db }, adam)];
  const open = { entity: "Task", entityId: a, isOpen: true } as const;
  expect(await showPresence(first, open)).toEqual({ heldBy: null });
  expect(await showPresence(second, open)).toEqual({ heldBy: "Sme" });
  expect(await showPresence(first, open)).toEqual({ heldBy: null });
  const [held] = await db((tx) => tx.lockedEntity.findMany());
  expect(Math.round(((held?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000)).toBe(15);
  await db((tx) => tx.lockedEntity.updateMany({ data: { expiresAt: new Date(0) } }));
  expect(await showPresence(second, open)).toEqual({ heldBy: null });
  await showPresence(first, { ...open, isOpen: false });
  expect(await showPresence(first, open)).toEqual({ heldBy: "Adam" });
  await showPresence(second, { ...open, isOpen: false });
  expect(await showPresence(first, open)).toEqual({ heldBy: null });
  await expect(showPresence((await catalog()).ctx, open)).rejects.toThrow(/404/);
  await expect(showPresence(as(vera), open)).rejects.toMatchObject({ status: 403 });
});

test("a product and a solution are edited under a name too, which others read on the page and oneself does not", async () => {
  const { as, sme, adam, db, productId, solutionId } = await catalog();
  const [first, second] = [await signedIn({ as, db }, sme), await signedIn({ as, db }, adam)];
  await showPresence(first, { entity: "Product", entityId: productId, isOpen: true });
  await showPresence(first, { entity: "Solution", entityId: solutionId, isOpen: true });
  const read = async (who: typeof first) => [(await getCatalogProduct(who, { productId })).heldBy, (await getCatalogSolution(who, { solutionId })).heldBy];
  expect([await read(first), await read(second)]).toEqual([[null, null], ["Sme", "Sme"]]);
  await showPresence(first, { entity: "Product", entityId: productId, isOpen: false });
  expect(await read(second)).toEqual([null, "Sme"]);
});

test("a deal and a customer as well, by whoever may change them", async () => {
  const { as, maya, adam, vera, db, customer, deals } = await world();
  const [first, second] = [await signedIn({ as, db }, maya), await signedIn({ as, db }, adam)];
  const [{ id: customerId }, [deal]] = [await customer("Acorn"), await deals(1)];
  const dealId = deal?.id ?? "";
  const both = [{ entity: "Deal", entityId: dealId, isOpen: true }, { entity: "Customer", entityId: customerId, isOpen: true }] as const;
  for (const each of both) expect([await showPresence(first, each), await showPresence(second, each)]).toEqual([{ heldBy: null }, { heldBy: "Maya" }]);
  const read = async (who: typeof first) => [(await getDeal(who, { dealId })).heldBy, (await getCustomer(who, { customerId })).heldBy];
  expect([await read(first), await read(second)]).toEqual([[null, null], ["Maya", "Maya"]]);
  for (const each of both) await expect(showPresence(as(vera), each)).rejects.toMatchObject({ status: 403 });
});

async function signedIn({ as, db }: Pick<World, "as" | "db">, person: World["sme"]) {
  const { id } = await db((tx) => tx.session.create({ data: { tenantId: person.tenantId, userId: person.id, tokenHash: crypto.randomUUID(), expiresAt: new Date(Date.now() + 60_000) } }));
  return as(person, { sessionId: id });
}
