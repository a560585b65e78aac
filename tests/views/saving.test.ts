import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { deleteView, renameView, saveView } from "@/lib/views/commands";
import { listViews } from "@/lib/views/queries";
import { SaveView } from "@/lib/views/rules";
import { world } from "../support/world";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;
const picture = (name: string, more = {}) => SaveView.parse({ entity: "deals", name, filters: { owner: "me", tag: ["hot", "new"] }, sort: "-amount", layout: "table", columns: ["name"], ...more });
const names = async (ctx: Parameters<typeof listViews>[0]) => (await listViews(ctx, { entity: "deals" })).map(({ name }) => name);

test("a view keeps filters, order, layout and columns, and is its owner's alone", async () => {
  const { ctx, as, adam, db } = await world();
  const { viewId } = await saveView(ctx, picture("Closing soon"));
  expect(await listViews(ctx, { entity: "deals" })).toEqual([
    { id: viewId, entity: "deals", name: "Closing soon", isShared: false, filters: { owner: "me", tag: ["hot", "new"] }, sort: "-amount", layout: "table", grouping: null, columns: ["name"] },
  ]);
  expect(await names(as(adam))).toEqual([]);
  expect(await listViews(ctx, { entity: "customers" })).toEqual([]);
  for (const act of [() => renameView(as(adam), { viewId, was: "Closing soon", name: "Mine" }), () => deleteView(as(adam), { viewId }), () => saveView(as(adam), picture("Mine", { viewId }))]) await expect(act()).rejects.toThrow(NOT_FOUND);
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "view.saved", entityId: viewId }]);
});

test("everyone sees a shared view; sharing and changing it asks for the right to", async () => {
  const { ctx, as, adam, vera } = await world();
  await expect(saveView(ctx, picture("Team", { isShared: true }))).rejects.toMatchObject({ status: 403 });
  const { viewId } = await saveView(as(adam), picture("Team", { isShared: true }));
  expect(await names(ctx)).toEqual(["Team"]);
  await saveView(as(vera), picture("My own"));
  await expect(renameView(ctx, { viewId, was: "Team", name: "Mine" })).rejects.toMatchObject({ status: 403 });
  await expect(deleteView(ctx, { viewId })).rejects.toMatchObject({ status: 403 });
});

test("saving over, renaming and deleting are each undone; a name is used once", async () => {
  const { ctx } = await world();
  const { viewId } = await saveView(ctx, picture("A"));
  await saveView(ctx, picture("B"));
  await expect(saveView(ctx, picture("B"))).rejects.toMatchObject({ details: { fields: { name: "You have a view with this name." } } });
  await expect(renameView(ctx, { viewId, was: "A", name: "B" })).rejects.toMatchObject({ status: 422 });
  await expect(renameView(ctx, { viewId, was: "an old name", name: "C" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "A", yours: "C", byName: "Maya" } } });
  const saved = await saveView(ctx, picture("A", { viewId, sort: "name", filters: {} }));
  expect(await listViews(ctx, { entity: "deals" })).toMatchObject([{ sort: "name", filters: {} }, {}]);
  await undoChangeSet(ctx, saved);
  expect(await listViews(ctx, { entity: "deals" })).toMatchObject([{ sort: "-amount", filters: { owner: "me" } }, {}]);
  await undoChangeSet(ctx, await renameView(ctx, { viewId, was: "A", name: "Z" }));
  const deleted = await deleteView(ctx, { viewId });
  expect(await names(ctx)).toEqual(["B"]);
  await undoChangeSet(ctx, deleted);
  expect(await names(ctx)).toEqual(["A", "B"]);
});

test("another tenant's view does not exist", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { viewId } = await saveView(theirs.as(theirs.adam), picture("Theirs", { isShared: true }));
  const us = ours.as(ours.adam);
  for (const act of [() => renameView(us, { viewId, was: "Theirs", name: "Ours" }), () => deleteView(us, { viewId }), () => saveView(us, picture("Ours", { viewId }))]) await expect(act()).rejects.toThrow(NOT_FOUND);
  expect(await names(us)).toEqual([]);
});
