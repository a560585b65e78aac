import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { listHistory } from "@/lib/changes/history";
import { createTask, deleteTask, editTask } from "@/lib/catalog/commands/tasks";
import { linkTask } from "@/lib/catalog/commands/linking";
import { CreateTask, EditTask } from "@/lib/catalog/rules/tasks";
import { catalog } from "./scene";

test("the expert adds a task, changes it and takes it out; each is one version of the definition, with its fact at the product", async () => {
  const { ctx, parent, productId, versionOf, db } = await catalog();
  const before = await versionOf();
  const { taskId, changeSetId } = await createTask(ctx, CreateTask.parse({ parent, name: " Publish the pack ", estMinutes: "90", weight: 12.5, howToDoc: ["https://docs.test/pack"] }));
  expect(await db((tx) => tx.task.findUniqueOrThrow({ where: { id: taskId } }))).toMatchObject({ name: "Publish the pack", sequenceNumber: 4, estMinutes: 90, licenseLevel: "ESSENTIAL", howToDoc: ["https://docs.test/pack"] });
  await editTask(ctx, EditTask.parse({ taskId, field: "licenseLevel", was: "ESSENTIAL", value: "SIGNATURE" }));
  await editTask(ctx, EditTask.parse({ taskId, field: "estMinutes", was: 90, value: "" }));
  await deleteTask(ctx, { taskId });
  expect(await versionOf()).toBe(before + 4);
  expect(await db((tx) => tx.task.findUniqueOrThrow({ where: { id: taskId } }))).toMatchObject({ estMinutes: null, licenseLevel: "SIGNATURE", deletedAt: expect.any(Date) });
  const facts = await db((tx) => tx.auditLog.findMany({ where: { entity: "Product", entityId: productId }, orderBy: { id: "desc" }, take: 4 }));
  expect(facts.map(({ action }) => action)).toEqual(["task.deleted", "task.edited", "task.edited", "task.created"]);
  expect(facts.at(-1)).toMatchObject({ changeSetId, details: { taskId } });
});

test("an edit stands only on the value it read, and what is as it was already is no version", async () => {
  const { ctx, a, versionOf } = await catalog();
  const before = await versionOf();
  await expect(editTask(ctx, { taskId: a, field: "name", was: "Older", value: "Newer" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "Connect single sign-on", yours: "Newer" } } });
  expect(await editTask(ctx, { taskId: a, field: "weight", was: "10.00", value: "10" })).toEqual({ changeSetId: null });
  expect(await versionOf()).toBe(before);
});

test("a task carries outcomes, releases and tags of its own product, and no other's", async () => {
  const { ctx, a, b, outcome, db, versionOf, own } = await catalog();
  const before = await versionOf();
  await linkTask(ctx, { taskId: b, kind: "outcomes", was: [], ids: [outcome] });
  expect(await versionOf()).toBe(before + 1);
  await linkTask(ctx, { taskId: a, kind: "outcomes", was: [outcome], ids: [] });
  expect(await db((tx) => tx.taskOutcome.findMany({ where: { outcomeId: outcome } }))).toMatchObject([{ taskId: b }]);
  await expect(linkTask(ctx, { taskId: a, kind: "outcomes", was: [outcome], ids: [] })).rejects.toMatchObject({ status: 409 });
  await expect(linkTask(ctx, { taskId: own, kind: "outcomes", was: [], ids: [outcome] })).rejects.toMatchObject({ status: 422 });
});

test("who may only look at the catalogue changes nothing, and nobody of another organization finds it", async () => {
  const [here, elsewhere] = [await catalog(), await catalog()];
  const { rep, a, parent, outcome } = here;
  await expect(createTask(rep, { parent, name: "Mine" })).rejects.toMatchObject({ status: 403 });
  await expect(editTask(rep, { taskId: a, field: "name", was: "Connect single sign-on", value: "Mine" })).rejects.toMatchObject({ status: 403 });
  for (const attempt of [
    () => createTask(elsewhere.ctx, { parent, name: "Theirs" }), () => editTask(elsewhere.ctx, { taskId: a, field: "name", was: "", value: "Theirs" }),
    () => deleteTask(elsewhere.ctx, { taskId: a }), () => linkTask(elsewhere.ctx, { taskId: a, kind: "outcomes", was: [outcome], ids: [] }),
  ]) await expect(attempt()).rejects.toThrow(/404/);
});

test("a deleted task leaves no gap, and comes back to its own place", async () => {
  const { ctx, a, b, c, order } = await catalog();
  const { changeSetId } = await deleteTask(ctx, { taskId: b });
  expect(await order()).toEqual([{ id: a, sequenceNumber: 1 }, { id: c, sequenceNumber: 2 }]);
  await undoChangeSet(ctx, { changeSetId });
  expect(await order()).toEqual([{ id: a, sequenceNumber: 1 }, { id: b, sequenceNumber: 2 }, { id: c, sequenceNumber: 3 }]);
});

test("the product's history tells what was changed in its tasks, by their names, and offers the way back", async () => {
  const { ctx, productId, a } = await catalog();
  const { changeSetId } = await editTask(ctx, { taskId: a, field: "name", was: "Connect single sign-on", value: "Connect SSO" });
  const { entries } = await listHistory(ctx, { entity: "Product", entityId: productId, limit: 5 });
  expect(entries[0]).toMatchObject({ changeSetId, canUndo: true, label: "Change task Connect single sign-on of Policy Hub" });
  expect(entries[0]?.fields).toContainEqual({ entity: "Task", of: "Connect SSO", field: "name", before: "Connect single sign-on", after: "Connect SSO" });
});
