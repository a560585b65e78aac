import { expect, test } from "vitest";
import { linkTask } from "@/lib/catalog/commands/linking";
import { moveTask, normalizeWeights } from "@/lib/catalog/commands/ordering";
import { addPart, editPart, removePart } from "@/lib/catalog/commands/parts";
import { chooseProducts, createSolution, deleteSolution, editSolution } from "@/lib/catalog/commands/solutions";
import { createTask, deleteTask, editTask } from "@/lib/catalog/commands/tasks";
import { addAttribute, editAttribute, removeAttribute } from "@/lib/catalog/commands/telemetry";
import { AddPart, EditPart } from "@/lib/catalog/rules/parts";
import { undoChangeSet } from "@/lib/changes/commands";
import { createProduct, deleteProduct, editProduct } from "@/lib/products/commands";
import { expectUndone } from "../support/undone";
import { catalog, type CatalogScene } from "./scene";

type Done = Promise<{ changeSetId: string | null }>;

/** Every command of a definition that leaves no row in the trash when it is undone. */
const commands: Record<string, (scene: CatalogScene) => Done> = {
  editTask: ({ ctx, a }) => editTask(ctx, { taskId: a, field: "howToDoc", was: [], value: ["https://docs.test"] }),
  deleteTask: ({ ctx, a }) => deleteTask(ctx, { taskId: a }),
  moveTask: ({ ctx, c }) => moveTask(ctx, { taskId: c, afterId: null }),
  "moveTask, in a solution": ({ ctx, own, c, solutionId }) => moveTask(ctx, { taskId: own, afterId: c, solutionId }),
  normalizeWeights: ({ ctx, parent }) => normalizeWeights(ctx, { parent, was: "60" }),
  "linkTask, outcomes": ({ ctx, a, outcome }) => linkTask(ctx, { taskId: a, kind: "outcomes", was: [outcome], ids: [] }),
  "linkTask, releases": ({ ctx, b, release }) => linkTask(ctx, { taskId: b, kind: "releases", was: [], ids: [release] }),
  "linkTask, tags": ({ ctx, a, tag }) => linkTask(ctx, { taskId: a, kind: "tags", was: [tag], ids: [] }),
  "addPart, a tag": ({ ctx, parent, b }) => addPart(ctx, AddPart.parse({ kind: "tag", parent, values: { name: "Later" }, taskId: b })),
  editPart: ({ ctx, release }) => editPart(ctx, EditPart.parse({ kind: "release", partId: release, field: "level", was: "1.00", value: "1.1" })),
  "removePart, an outcome": ({ ctx, outcome }) => removePart(ctx, { kind: "outcome", partId: outcome }),
  "removePart, a release": ({ ctx, release }) => removePart(ctx, { kind: "release", partId: release }),
  "removePart, a tag": ({ ctx, tag }) => removePart(ctx, { kind: "tag", partId: tag }),
  editAttribute: ({ ctx, attributeId }) => editAttribute(ctx, { attributeId, was: { dataType: "BOOLEAN", successCriteria: { type: "boolean_flag", expectedValue: true } }, values: { dataType: "NUMBER", successCriteria: { type: "number_threshold", operator: "equals", threshold: 1 } } }),
  "editAttribute, no criteria": ({ ctx, attributeId }) => editAttribute(ctx, { attributeId, was: { successCriteria: { type: "boolean_flag", expectedValue: true } }, values: { successCriteria: null } }),
  removeAttribute: ({ ctx, attributeId }) => removeAttribute(ctx, { attributeId }),
  editSolution: ({ ctx, solutionId }) => editSolution(ctx, { solutionId, field: "resources", was: [], value: [{ label: "Guide", url: "https://docs.test" }] }),
  chooseProducts: ({ ctx, solutionId, productId }) => chooseProducts(ctx, { solutionId, was: [productId], productIds: [] }),
  deleteSolution: ({ ctx, solutionId }) => deleteSolution(ctx, { solutionId }),
  editProduct: ({ ctx, productId }) => editProduct(ctx, { productId, field: "series", was: null, value: "Hub" }),
  deleteProduct: ({ ctx, productId }) => deleteProduct(ctx, { productId }),
};

/** What begins something, and the parts that only one kind of definition has. */
const beginnings: Record<string, (scene: CatalogScene) => Done> = {
  createProduct: ({ ctx }) => createProduct(ctx, { name: "Second" }),
  createSolution: ({ ctx, productId }) => createSolution(ctx, { name: "Second suite", productIds: [productId] }),
  createTask: ({ ctx, parent }) => createTask(ctx, { parent, name: "Later", weight: "5" }),
  "createTask, of a solution": ({ ctx, solutionId }) => createTask(ctx, { parent: { solutionId }, name: "Later", weight: "5" }),
  addAttribute: ({ ctx, b }) => addAttribute(ctx, { taskId: b, name: "seats", dataType: "NUMBER" }),
  "addPart, a licence": ({ ctx, parent }) => addPart(ctx, AddPart.parse({ kind: "license", parent, values: { name: "Gold", level: 3 } })),
  "addPart, an outcome a task carries": ({ ctx, parent, b }) => addPart(ctx, AddPart.parse({ kind: "outcome", parent, values: { name: "Faster", description: "By half" }, taskId: b })),
  "addPart, a custom attribute": ({ ctx, parent }) => addPart(ctx, AddPart.parse({ kind: "attribute", parent, values: { name: "Region", dataType: "STRING", value: "EU" } })),
  "addPart, a solution's tag": ({ ctx, solutionId, own }) => addPart(ctx, AddPart.parse({ kind: "tag", parent: { solutionId }, values: { name: "Sponsor" }, taskId: own })),
};

test.each(Object.entries(beginnings))("undo of %s leaves every live row of the catalogue as it was, and undoing that brings it back", async (_, begin) => {
  const here = await catalog();
  await expectUndone({ ctx: here.ctx, tables: () => tables(here), act: () => begin(here) });
});

test.each(["license", "attribute", "tag"] as const)("a %s of a solution or a product: changed, removed, and both taken back", async (kind) => {
  const here = await catalog();
  const parent = kind === "tag" ? { solutionId: here.solutionId } : here.parent;
  const more = { license: { level: 1 }, attribute: { dataType: "STRING" }, tag: {} }[kind];
  const { partId } = await addPart(here.ctx, AddPart.parse({ kind, parent, values: { name: "First", ...more } }));
  for (const change of [() => editPart(here.ctx, EditPart.parse({ kind, partId, field: "name", was: "First", value: "Second" })), () => removePart(here.ctx, { kind, partId })]) {
    const before = await tables(here);
    const { changeSetId } = await change();
    expect(await tables(here)).not.toEqual(before);
    await undoChangeSet(here.ctx, { changeSetId: changeSetId ?? "" });
    expect(await tables(here)).toEqual(before);
  }
});

test.each(Object.entries(commands))("undo of %s leaves the tables as they were, counts one version on, and can itself be undone", async (_, command) => {
  const here = await catalog();
  const versions = async () => (await here.versionOf(here.productId)) + (await here.versionOf(here.solutionId));
  const [before, first] = [await tables(here), await versions()];
  const { changeSetId } = await command(here);
  const after = await tables(here);
  expect(after).not.toEqual(before);
  expect(await versions()).toBe(first + 1);
  const undo = await undoChangeSet(here.ctx, { changeSetId: changeSetId ?? "" });
  expect(await tables(here)).toEqual(before);
  expect(await versions()).toBe(first + 2);
  await undoChangeSet(here.ctx, undo);
  expect(await tables(here)).toEqual(after);
});

test("what somebody changed since stands in the way, and is named", async () => {
  const { ctx, as, adam, a } = await catalog();
  const { changeSetId } = await editTask(ctx, { taskId: a, field: "name", was: "Connect single sign-on", value: "Connect SSO" });
  await editTask(as(adam), { taskId: a, field: "name", was: "Connect SSO", value: "Sign in once" });
  await expect(undoChangeSet(ctx, { changeSetId: changeSetId ?? "" })).rejects.toMatchObject({ status: 409, message: expect.stringContaining("Adam") });
});

test("a change of somebody else in the same definition stays when one's own is undone", async () => {
  const { ctx, as, adam, a, b, db } = await catalog();
  const { changeSetId } = await editTask(ctx, { taskId: a, field: "name", was: "Connect single sign-on", value: "Connect SSO" });
  await editTask(as(adam), { taskId: b, field: "name", was: "Import the library", value: "Import policies" });
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await db((tx) => tx.task.findMany({ where: { id: { in: [a, b] } }, orderBy: { sequenceNumber: "asc" }, select: { name: true } }))).toEqual([{ name: "Connect single sign-on" }, { name: "Import policies" }]);
});

test("a product of another organization is in nobody's undo", async () => {
  const [here, elsewhere] = [await catalog(), await catalog()];
  const { changeSetId } = await createProduct(here.ctx, { name: "Other" });
  await expect(undoChangeSet(elsewhere.ctx, { changeSetId })).rejects.toThrow(/404/);
});

/** Every live row of the catalogue, without what only ever moves on: versions, times and the history. What a change made and its undo took away lies in the trash. */
async function tables({ db }: Pick<CatalogScene, "db">) {
  const byId = { orderBy: { id: "asc" } } as const;
  const rows = await db(async (tx) => ({
    products: await tx.product.findMany(byId), solutions: await tx.solution.findMany(byId), sold: await tx.solutionProduct.findMany(byId), order: await tx.solutionTaskOrder.findMany({ orderBy: { taskId: "asc" } }), tasks: await tx.task.findMany(byId),
    licenses: await tx.license.findMany(byId), outcomes: await tx.outcome.findMany(byId), releases: await tx.release.findMany(byId), tags: [await tx.productTag.findMany(byId), await tx.solutionTag.findMany(byId)],
    attributes: await tx.telemetryAttribute.findMany(byId), own: await tx.customAttribute.findMany(byId),
    carried: [await tx.taskOutcome.findMany(byId), await tx.taskRelease.findMany(byId), await tx.taskTag.findMany(byId)],
  }));
  return JSON.parse(JSON.stringify(rows, (key, value: unknown) => (Array.isArray(value) ? value.filter(isLive) : ["version", "definitionVersion", "updatedAt", "createdAt"].includes(key) ? undefined : value))) as unknown;
}

const isLive = (row: { deletedAt?: string | null } | null) => !row?.deletedAt;
