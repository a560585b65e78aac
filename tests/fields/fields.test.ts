import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { createField, deleteField, editField, reorderFields } from "@/lib/fields/commands";
import { listFields } from "@/lib/fields/queries";
import { CreateField } from "@/lib/fields/rules";
import { world, type World } from "../support/world";

const add = (w: World, label: string, more = {}) => createField(w.as(w.adam), CreateField.parse({ entity: "customers", label, type: "TEXT", ...more }));
const labels = async (w: World) => (await listFields(w.ctx, { entity: "customers" })).map(({ label }) => label);

test("an administrator adds a field at the end, and it is recorded with the key machines call it by", async () => {
  const w = await world();
  await add(w, "Région");
  const { key, changeSetId } = await add(w, "Contract number (old)", { type: "NUMBER", isRequired: true });
  expect([key, await labels(w)]).toEqual(["contractNumberOld", ["Région", "Contract number (old)"]]);
  const [fact] = await w.db((tx) => tx.auditLog.findMany({ where: { changeSetId }, select: { action: true } }));
  expect(fact).toEqual({ action: "field.created" });
});

test("fields are put in another order, and undo puts them back", async () => {
  const w = await world();
  const ids = [await add(w, "One"), await add(w, "Two"), await add(w, "Three")].map(({ fieldId }) => fieldId);
  const { changeSetId } = await reorderFields(w.as(w.adam), { entity: "customers", fieldIds: ids.toReversed() });
  expect(await labels(w)).toEqual(["Three", "Two", "One"]);
  await undoChangeSet(w.as(w.adam), { changeSetId: changeSetId ?? "" });
  expect(await labels(w)).toEqual(["One", "Two", "Three"]);
  expect(await reorderFields(w.as(w.adam), { entity: "customers", fieldIds: ids })).toEqual({ changeSetId: null });
});

test("an order of fields that changed meanwhile is refused", async () => {
  const w = await world();
  const [one, two] = [await add(w, "One"), await add(w, "Two")];
  for (const fieldIds of [[one.fieldId], [one.fieldId, one.fieldId], [one.fieldId, two.fieldId, crypto.randomUUID()]]) {
    await expect(reorderFields(w.as(w.adam), { entity: "customers", fieldIds })).rejects.toMatchObject({ status: 409 });
  }
});

test("a list keeps at least one choice, a key is taken once, and whoever is no administrator changes nothing", async () => {
  const w = await world();
  const { fieldId } = await add(w, "Level", { type: "SELECT", options: ["Gold", "Silver"] });
  await expect(editField(w.as(w.adam), { fieldId, field: "options", was: ["Gold", "Silver"], value: [] })).rejects.toThrow("Type at least one choice.");
  await expect(add(w, "level")).rejects.toThrow("There is already a field with the key level.");
  await expect(createField(w.ctx, CreateField.parse({ entity: "customers", label: "Mine", type: "TEXT" }))).rejects.toMatchObject({ status: 403 });
  await expect(reorderFields(w.ctx, { entity: "customers", fieldIds: [fieldId] })).rejects.toMatchObject({ status: 403 });
  expect(CreateField.safeParse({ entity: "customers", label: "Empty", type: "SELECT" }).success).toBe(false);
});

test("a deleted field comes back with undo; another organization's is not there", async () => {
  const [w, other] = [await world(), await world()];
  const { fieldId } = await add(w, "Level");
  const { changeSetId } = await deleteField(w.as(w.adam), { fieldId });
  expect(await labels(w)).toEqual([]);
  await undoChangeSet(w.as(w.adam), { changeSetId });
  expect(await labels(w)).toEqual(["Level"]);
  await expect(deleteField(other.as(other.adam), { fieldId })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await expect(reorderFields(other.as(other.adam), { entity: "customers", fieldIds: [fieldId] })).rejects.toMatchObject({ status: 409 });
});
