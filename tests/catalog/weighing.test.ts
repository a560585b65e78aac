import { expect, test } from "vitest";
import { createTask, editTask } from "@/lib/catalog/commands/tasks";
import { normalizeWeights } from "@/lib/catalog/commands/ordering";
import { normalized, remainderOf, weightSum } from "@/lib/catalog/rules/weighing";
import { undoChangeSet } from "@/lib/changes/commands";
import { catalog, type CatalogScene } from "./scene";

const weightsOf = ({ db, productId }: CatalogScene) => db(async (tx) => (await tx.task.findMany({ where: { productId, deletedAt: null }, orderBy: { sequenceNumber: "asc" } })).map(({ weight }) => weight.toFixed(2)));

test("weights never pass 100, whether a task is added, changed or brought back", async () => {
  const scene = await catalog();
  const { ctx, parent, a } = scene;
  await expect(createTask(ctx, { parent, name: "Too much", weight: "40.01" })).rejects.toMatchObject({ details: { fields: { weight: "The tasks would weigh 100.01 together; they may weigh 100." } } });
  await expect(editTask(ctx, { taskId: a, field: "weight", was: "10", value: "50.01" })).rejects.toMatchObject({ status: 422 });
  const { changeSetId } = await editTask(ctx, { taskId: a, field: "weight", was: "10", value: "0" });
  await createTask(ctx, { parent, name: "Takes it all", weight: "50" });
  await expect(undoChangeSet(ctx, { changeSetId: changeSetId ?? "" })).rejects.toMatchObject({ status: 409 });
  expect(weightSum(await weightsOf(scene))).toBe("100.00");
});

test("two people who add at once are counted one after the other", async () => {
  const scene = await catalog();
  const { as, adam, ctx, parent } = scene;
  const both = await Promise.allSettled([createTask(ctx, { parent, name: "Hers", weight: "30" }), createTask(as(adam), { parent, name: "His", weight: "30" })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(weightSum(await weightsOf(scene))).toBe("90.00");
});

test("normalizing keeps the proportions and makes exactly 100; undo brings the old weights back", async () => {
  const scene = await catalog();
  const { ctx, parent } = scene;
  const { changeSetId } = await normalizeWeights(ctx, { parent, was: "60.00" });
  expect(await weightsOf(scene)).toEqual(["16.67", "33.33", "50.00"]);
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await weightsOf(scene)).toEqual(["10.00", "20.00", "30.00"]);
  await expect(normalizeWeights(ctx, { parent, was: "59" })).rejects.toMatchObject({ status: 409 });
  await expect(normalizeWeights(scene.rep, { parent, was: "60.00" })).rejects.toMatchObject({ status: 403 });
  await expect(normalizeWeights((await catalog()).ctx, { parent, was: "60.00" })).rejects.toThrow(/404/);
});

test("the remainder and the shares are reckoned in hundredths", () => {
  expect(remainderOf(["33.33", "33.33", "33.33"])).toBe("0.01");
  expect(remainderOf([])).toBe("100.00");
  expect(normalized(["33.33", "33.33", "33.33"])).toEqual(["33.34", "33.33", "33.33"]);
  expect(normalized(["0", "0", "0"])).toEqual(["33.34", "33.33", "33.33"]);
  expect(normalized(["0.07", "0.29"])).toEqual(["19.44", "80.56"]);
  expect(normalized(["100"])).toEqual(["100.00"]);
});
