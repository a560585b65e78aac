import { expect, test } from "vitest";
import { movePart, moveTask } from "@/lib/catalog/commands/ordering";
import { addPart } from "@/lib/catalog/commands/parts";
import { createTask } from "@/lib/catalog/commands/tasks";
import { undoChangeSet } from "@/lib/changes/commands";
import { within } from "@/lib/db/within";
import { listShownIds } from "@/lib/catalog/places";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { AddPart } from "@/lib/catalog/rules/parts";
import { catalog } from "./scene";

test("a task goes behind another one or to the front, without a gap, as one version", async () => {
  const { ctx, a, b, c, order, versionOf } = await catalog();
  const before = await versionOf();
  const { changeSetId } = await moveTask(ctx, { taskId: c, afterId: null });
  expect(await order()).toEqual([c, a, b].map((id, place) => ({ id, sequenceNumber: place + 1 })));
  expect(await versionOf()).toBe(before + 1);
  expect(await moveTask(ctx, { taskId: c, afterId: null })).toEqual({ changeSetId: null });
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await order()).toEqual([a, b, c].map((id, place) => ({ id, sequenceNumber: place + 1 })));
  expect(await versionOf()).toBe(before + 2);
});

test("two people who order at once both have their way, and the sequence has no gap", async () => {
  const { ctx, as, adam, parent, a, b, c, order } = await catalog();
  const { taskId: d } = await createTask(ctx, { parent, name: "Publish" });
  await Promise.all([moveTask(ctx, { taskId: a, afterId: d }), moveTask(as(adam), { taskId: c, afterId: null }), createTask(ctx, { parent, name: "Late" })]);
  const now = await order();
  expect(now.map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 2, 3, 4, 5]);
  expect(now[0]?.id).toBe(c);
  expect(now.findIndex(({ id }) => id === a)).toBeGreaterThan(now.findIndex(({ id }) => id === b));
});

test("a solution shows its own tasks and its products', in an order of its own", async () => {
  const { ctx, a, b, c, own, solutionId, order, versionOf, productId } = await catalog();
  const shown = () => within(ctx, (tx) => listShownIds(tx, ctx, solutionId));
  expect(await shown()).toEqual([own, a, b, c]);
  const [product, solution] = [await versionOf(productId), await versionOf(solutionId)];
  const { changeSetId } = await moveTask(ctx, { taskId: own, afterId: b, solutionId });
  expect(await shown()).toEqual([a, b, own, c]);
  expect([await versionOf(productId), await versionOf(solutionId)]).toEqual([product, solution + 1]);
  await moveTask(ctx, { taskId: c, afterId: null, solutionId });
  expect(await shown()).toEqual([c, a, b, own]);
  expect((await order()).map(({ id }) => id)).toEqual([a, b, c]);
  await expect(undoChangeSet(ctx, { changeSetId: changeSetId ?? "" })).resolves.toBeTruthy();
  expect((await shown()).length).toBe(4);
});

test("behind a task that is gone nothing is put, and only those who edit the catalogue order it", async () => {
  const { ctx, rep, a, own, solutionId } = await catalog();
  await expect(moveTask(ctx, { taskId: a, afterId: own })).rejects.toMatchObject({ status: 409 });
  await expect(moveTask(rep, { taskId: a, afterId: null })).rejects.toMatchObject({ status: 403 });
  const elsewhere = await catalog();
  await expect(moveTask(elsewhere.ctx, { taskId: a, afterId: null })).rejects.toThrow(/404/);
  await expect(moveTask(elsewhere.ctx, { taskId: a, afterId: null, solutionId })).rejects.toThrow(/404/);
});

test("parts are ordered by hand among their like, as one version that undo takes back", async () => {
  const { ctx, rep, parent, productId, versionOf, outcome, db } = await catalog();
  const add = async (kind: string, values: object) => (await addPart(ctx, AddPart.parse({ kind, parent, values }))).partId;
  const [second, third] = [await add("outcome", { name: "Faster close" }), await add("outcome", { name: "Fewer mistakes" })];
  await add("release", { name: "Autumn", level: "2.0" });
  const shown = async () => (await getCatalogProduct(ctx, { productId })).parts;
  const before = await versionOf();
  const { changeSetId } = await movePart(ctx, { kind: "outcome", partId: third, afterId: null });
  expect([(await shown()).outcomes.map(({ id }) => id), await versionOf()]).toEqual([[third, outcome, second], before + 1]);
  expect(await movePart(ctx, { kind: "outcome", partId: third, afterId: null })).toEqual({ changeSetId: null });
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect((await shown()).outcomes.map(({ id }) => id)).toEqual([outcome, second, third]);
  const [spring, autumn] = (await shown()).releases.map(({ id }) => id);
  await movePart(ctx, { kind: "release", partId: spring ?? "", afterId: autumn ?? "" });
  expect((await shown()).releases.map(({ name }) => name)).toEqual(["Autumn", "Spring"]);
  await expect(movePart(ctx, { kind: "release", partId: spring ?? "", afterId: outcome })).rejects.toMatchObject({ status: 409 });
  await expect(movePart(rep, { kind: "outcome", partId: outcome, afterId: second })).rejects.toMatchObject({ status: 403 });
  const elsewhere = await catalog();
  await expect(movePart(elsewhere.ctx, { kind: "outcome", partId: outcome, afterId: null })).rejects.toThrow(/404/);
  await db((tx) => tx.outcome.updateMany({ data: { displayOrder: 0 } }));
  await movePart(ctx, { kind: "outcome", partId: outcome, afterId: second });
  expect((await shown()).outcomes.map(({ id }) => id)).toEqual([second, outcome, third]);
});
