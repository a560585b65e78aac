import { beforeEach, expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { movePart } from "@/lib/catalog/commands/ordering";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { carryOut, exported, opened, richCatalog, rowsOf, send } from "./workbook-scene";

let scene: Awaited<ReturnType<typeof richCatalog>>;

beforeEach(async () => {
  scene = await richCatalog();
});

const parts = async () => (await getCatalogProduct(scene.ctx, { productId: scene.productId })).parts;
const outcomes = async () => (await parts()).outcomes.map(({ name }) => name);
const attributes = async () => (await parts()).attributes.map(({ name }) => name);

test("parts stand as the rows of their sheets: a move is previewed, written with its neighbours' places, undone and redone", async () => {
  const { ctx, productId } = scene;
  const before = await rowsOf(scene);
  expect(await attributes()).toEqual(["Seats", "Hosted", "Code", "Since", "Shape", "Empty"]);
  const book = await opened(await exported(ctx, productId));
  const { rows } = book.sheet("Custom Attributes");
  rows.splice(1, 0, ...rows.splice(4, 1));
  book.sheet("Outcomes").rows.splice(1, 2, ...book.sheet("Outcomes").rows.slice(1).reverse());
  const preview = await send(ctx, productId, await book.saved());
  expect(preview).toMatchObject({ faults: [], counts: { added: 0, changed: 2, missing: 0, writes: 2 } });
  expect(preview.sheets).toMatchObject([{ name: "Outcomes", changed: [{ fields: [{ field: "Place" }] }] }, { name: "Custom Attributes", changed: [{ label: "Since", fields: [{ field: "Place", from: "4", to: "1" }] }] }]);
  expect(await rowsOf(scene)).toEqual(before);

  const { changeSetId } = await carryOut(ctx, productId, await book.saved());
  expect([await attributes(), await outcomes()]).toEqual([["Since", "Seats", "Hosted", "Code", "Shape", "Empty"], ["Faster; cheaper", "Audit-ready"]]);
  expect((await send(ctx, productId, await exported(ctx, productId))).counts.writes).toBe(0);
  const undo = await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await rowsOf(scene)).toEqual(before);
  await undoChangeSet(ctx, undo);
  expect(await attributes()).toEqual(["Since", "Seats", "Hosted", "Code", "Shape", "Empty"]);
});

test("a new part between two others stands between them, and undoing takes it away again", async () => {
  const { ctx, productId } = scene;
  const before = await rowsOf(scene);
  const book = await opened(await exported(ctx, productId));
  book.add("Outcomes", { Name: "Quiet nights" });
  const { rows } = book.sheet("Outcomes");
  rows.splice(2, 0, ...rows.splice(3, 1));
  const { changeSetId, counts } = await carryOut(ctx, productId, await book.saved());
  expect([counts.added, counts.changed, await outcomes()]).toEqual([1, 0, ["Audit-ready", "Quiet nights", "Faster; cheaper"]]);
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await rowsOf(scene)).toEqual(before);
});

test("what others moved since the file was made stays moved; where the file moves too, theirs stays unless the file is to win", async () => {
  const { ctx, productId } = scene;
  const [untouched, book] = [await exported(ctx, productId), await opened(await exported(ctx, productId))];
  const [seats] = (await parts()).attributes;
  await movePart(ctx, { kind: "attribute", partId: seats?.id ?? "", afterId: (await parts()).attributes.at(-1)?.id ?? null });
  const theirs = ["Hosted", "Code", "Since", "Shape", "Empty", "Seats"];
  expect((await send(ctx, productId, untouched)).counts).toMatchObject({ writes: 0, conflicts: 0 });
  const { rows } = book.sheet("Custom Attributes");
  rows.splice(1, 0, ...rows.splice(6, 1));
  const preview = await send(ctx, productId, await book.saved());
  expect(preview.counts).toMatchObject({ writes: 0 });
  expect(preview.counts.conflicts).toBeGreaterThan(0);
  await carryOut(ctx, productId, await book.saved());
  expect(await attributes()).toEqual(theirs);
  await carryOut(ctx, productId, await book.saved(), { overwrite: true });
  expect(await attributes()).toEqual(["Empty", "Seats", "Hosted", "Code", "Since", "Shape"]);
});
