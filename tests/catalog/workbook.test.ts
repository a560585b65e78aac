import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { catalog } from "./scene";
import { carryOut, exported, opened, richCatalog, rowsOf, saved, send } from "./workbook-scene";

test("a product's workbook has its ten sheets, its texts stay texts, and imported as it is it changes and writes nothing", async () => {
  const scene = await richCatalog();
  const { ctx, productId, versionOf } = scene;
  const bytes = await exported(scene.rep, productId);
  const book = await opened(bytes);
  expect(book.sheets.map(({ name }) => name)).toEqual(["Info", "Tasks", "Licenses", "Outcomes", "Releases", "Tags", "Custom Attributes", "Resources", "Telemetry", "Instructions"]);
  expect([book.get("Outcomes", "Faster; cheaper", "Description"), book.get("Custom Attributes", "Code", "Value"), book.get("Tasks", "Import the library", "Outcomes"), book.get("Telemetry", "imported", "Expected")]).toEqual(["=1+1", "00123", '"Faster; cheaper"', 120]);
  const [before, version] = [await rowsOf(scene), await versionOf()];
  for (const file of [bytes, await book.saved()]) {
    const preview = await send(ctx, productId, file);
    expect(preview).toMatchObject({ faults: [], sheets: [], counts: { writes: 0, missing: 0 }, notes: [] });
    expect(await send(ctx, productId, file, { digest: preview.digest, removals: false })).toMatchObject({ changeSetId: null });
  }
  expect([await rowsOf(scene), await versionOf()]).toEqual([before, version]);
});

test("exactly the edits are previewed, then written as one change set, and reverted the rows are as before", async () => {
  const scene = await richCatalog();
  const { ctx, productId, a, b, c, outcome, db, versionOf } = scene;
  const [before, version] = [await rowsOf(scene), await versionOf()];
  const book = await opened(await exported(ctx, productId));
  book.set("Tasks", "Connect single sign-on", "Task", "Connect SSO");
  book.set("Tasks", "Connect SSO", "Weight", 12.5);
  book.set("Outcomes", "Audit-ready", "Name", "Ready for audit");
  book.set("Tasks", "Import the library", "Outcomes", "Audit-ready; Quiet nights");
  book.add("Outcomes", { Name: "Quiet nights" });
  book.add("Tasks", { Task: "Retire the old tool", Weight: 5, Tags: "Quick win", "How-to texts": "https://a.test https://b.test" });
  book.add("Telemetry", { Task: "Retire the old tool", Attribute: "old_logins", "Data Type": "NUMBER", Criterion: "number_threshold", Operator: "=", Expected: 0 });
  book.set("Telemetry", "imported", "Expected", 200);
  book.set("Custom Attributes", "Seats", "Value", 300);
  book.row("Info", "Series")[1] = "Hub";
  book.sheet("Resources").rows.push(["Videos", "https://docs.test/videos"]);
  const tasks = book.sheet("Tasks").rows;
  tasks.splice(1, 0, ...tasks.splice(3, 1));

  const preview = await send(ctx, productId, await book.saved());
  expect(await rowsOf(scene)).toEqual(before);
  expect(preview).toMatchObject({ faults: [], counts: { added: 3, changed: 8, missing: 0, conflicts: 0 } });
  const said = (name: string) => preview.sheets.find((sheet) => sheet.name === name);
  expect(said("Tasks")?.changed.map(({ label, fields }) => [label, fields.map(({ field, from, to }) => [field, from, to])])).toEqual([
    ["Connect single sign-on", [["Task", "Connect single sign-on", "Connect SSO"], ["Weight", "10", "12.5"]]],
    ["Import the library", [["Outcomes", '"Faster; cheaper"', "Ready for audit; Quiet nights"]]],
    ["Invite reviewers", [["Place", "3", "1"]]],
  ]);
  expect(said("Telemetry")?.changed).toMatchObject([{ label: "imported", fields: [{ field: "Criteria", from: "≥ 120", to: "≥ 200" }] }]);

  const { changeSetId } = await carryOut(ctx, productId, await book.saved());
  expect(await versionOf()).toBe(version + 1);
  const product = await getCatalogProduct(ctx, { productId });
  expect(product.tasks.map(({ id, name }) => [id, name].slice(product.tasks.length > 3 && ![a, b, c].includes(id) ? 1 : 0))).toEqual([[c, "Invite reviewers"], [a, "Connect SSO"], [b, "Import the library"], ["Retire the old tool"]]);
  expect(product).toMatchObject({ series: "Hub", weight: "67.50", resources: [{ label: "Guide" }, { label: "Videos" }] });
  expect(product.tasks[3]).toMatchObject({ howToDoc: ["https://a.test", "https://b.test"], tags: [scene.tag], telemetry: [{ name: "old_logins", successCriteria: { threshold: 0 } }] });
  expect(product.parts.outcomes.find(({ id }) => id === outcome)?.name).toBe("Ready for audit");
  expect(await db((tx) => tx.auditLog.count({ where: { changeSetId, action: "catalog.imported" } }))).toBe(1);
  expect((await send(ctx, productId, await exported(ctx, productId))).counts.writes).toBe(0);

  const undo = await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await rowsOf(scene)).toEqual(before);
  await undoChangeSet(ctx, undo);
  expect((await getCatalogProduct(ctx, { productId })).weight).toBe("67.50");
});

test("a line that is not in the file stays until its removal is chosen; then it goes with what hung on it, and comes back by undo", async () => {
  const scene = await richCatalog();
  const { ctx, productId } = scene;
  const before = await rowsOf(scene);
  const book = await opened(await exported(ctx, productId));
  for (const [sheet, label] of [["Tasks", "Import the library"], ["Outcomes", "Audit-ready"], ["Tags", "Quick win"], ["Telemetry", "sso_enabled"], ["Custom Attributes", "Seats"]] as const) book.drop(sheet, label);
  book.drop("Telemetry", "imported");
  const file = await book.saved();
  expect(await send(ctx, productId, file)).toMatchObject({ faults: [], counts: { writes: 0, missing: 5, removed: 0 } });
  const chosen = await send(ctx, productId, file, { removals: true });
  expect(chosen.sheets.find(({ name }) => name === "Tasks")).toMatchObject({ missing: ["Import the library"], changed: [{ label: "Connect single sign-on", fields: [{ from: "Audit-ready", to: "" }, { from: "Quick win", to: "" }] }] });
  const { changeSetId } = await send(ctx, productId, file, { removals: true, digest: chosen.digest });
  const product = await getCatalogProduct(ctx, { productId });
  expect(product).toMatchObject({ tasks: [{ name: "Connect single sign-on", outcomes: [], telemetry: [] }, { name: "Invite reviewers" }], parts: { tags: [], outcomes: [{ name: "Faster; cheaper" }] } });
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await rowsOf(scene)).toEqual(before);
});

test("names that change places in one file change places, and back", async () => {
  const scene = await richCatalog();
  const before = await rowsOf(scene);
  const book = await opened(await exported(scene.ctx, scene.productId));
  const [one, other] = [book.row("Releases", "Spring"), book.row("Releases", "Summer")];
  [one[0], other[0]] = ["Summer", "Spring"];
  const { changeSetId } = await carryOut(scene.ctx, scene.productId, await book.saved());
  expect((await getCatalogProduct(scene.ctx, { productId: scene.productId })).parts.releases).toMatchObject([{ name: "Summer", level: "1.00" }, { name: "Spring", level: "1.10" }]);
  await undoChangeSet(scene.ctx, { changeSetId: changeSetId ?? "" });
  expect(await rowsOf(scene)).toEqual(before);
});

test("a sheet or a column that is not there is not spoken of; whoever only looks, and another organization, import nothing", async () => {
  const { ctx, rep, productId, ...scene } = await richCatalog();
  const book = await opened(await exported(ctx, productId));
  const tasks = book.sheet("Tasks");
  const part = await saved([{ name: "Tasks", rows: tasks.rows.map((row) => [row[0] ?? null, row.at(-1) ?? null]) }]);
  expect(await send(ctx, productId, part)).toMatchObject({ faults: [], counts: { writes: 0 }, notes: [expect.stringContaining("does not say which version")] });
  const before = await rowsOf(scene);
  await expect(send(rep, productId, part)).rejects.toMatchObject({ status: 403 });
  const elsewhere = await catalog();
  await expect(send(elsewhere.ctx, productId, part)).rejects.toThrow(/404/);
  await expect(exported(elsewhere.ctx, productId)).rejects.toThrow(/404/);
  expect((await send(elsewhere.ctx, elsewhere.productId, await exported(ctx, productId))).faults[0]).toMatchObject({ sheet: "Info", message: expect.stringContaining("another product's") });
  expect(await rowsOf(scene)).toEqual(before);
});
