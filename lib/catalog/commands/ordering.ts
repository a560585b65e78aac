import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { within, type Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { listLiveTasks, listShownIds, lockParent, lockTask, recordChange, renumber, reorderSolution, reweigh } from "../places";
import { movedBehind } from "../rules/moving";
import type { MoveTask } from "../rules/tasks";
import { normalized, weightSum } from "../rules/weighing";
import type { NormalizeWeights } from "../rules/weights";
import type { MovePart } from "../rules/parts";
import { partNames } from "../rules/words";
import { listPlaces, place } from "../part-order";
import { lockPart } from "./parts";

/** A task to another place: inside its product or solution, or in the order a solution shows. What others moved meanwhile stays moved. */
export function moveTask(ctx: Ctx, { taskId, afterId, solutionId }: MoveTask): Promise<{ changeSetId: string | null }> {
  return within(ctx, (tx) => (solutionId ? moveShown(tx, ctx, { taskId, afterId, solutionId }) : moveOwn(tx, ctx, { taskId, afterId })));
}

/** A licence, outcome, release, tag or attribute to another place among its like. What others moved meanwhile stays moved. */
export function movePart(ctx: Ctx, { kind, partId, afterId }: MovePart): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const { parent, table, row } = await lockPart(tx, ctx, { kind, partId });
    const parts = await listPlaces(tx, table.entity, parent);
    const ids = movedBehind(parts.map(({ id }) => id), partId, afterId) ?? gone();
    const moved = parts.filter(({ id, displayOrder }) => displayOrder !== ids.indexOf(id));
    if (moved.length === 0) return { changeSetId: null };
    await place(tx, table.entity, ids);
    const changes = moved.map((each) => ({ entity: table.entity, id: each.id, before: each, after: { displayOrder: ids.indexOf(each.id), version: each.version + 1 } }));
    return recordChange(tx, ctx, parent, { name: "catalog.part_edited", label: `Move ${partNames[kind]} ${String(row["name"])} of ${parent.name}`, changes, details: { kind, partId, fields: ["displayOrder"] } });
  });
}

/** All weights in the same proportions, with a sum of 100. `was` is the sum that was read. */
export function normalizeWeights(ctx: Ctx, { parent: asked, was }: NormalizeWeights): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const parent = await lockParent(tx, ctx, asked);
    const tasks = await listLiveTasks(tx, parent);
    if (tasks.length === 0) refuse(`${parent.name} has no tasks to weigh.`);
    const weights = tasks.map(({ weight }) => weight.toFixed(2));
    await assertUnchanged(tx, { entity: parent.entity, id: parent.id, field: "definitionVersion", was, now: weightSum(weights), yours: was });
    const shares = normalized(weights);
    const changed = tasks.flatMap((task, place) => (shares[place] === weights[place] ? [] : [{ task, weight: shares[place] ?? "0" }]));
    if (changed.length === 0) return { changeSetId: null };
    await reweigh(tx, changed.map(({ task, weight }) => ({ id: task.id, weight })));
    const changes = changed.map(({ task, weight }) => ({ entity: "Task", id: task.id, before: task, after: { weight, version: task.version + 1 } }));
    return recordChange(tx, ctx, parent, { name: "tasks.normalized", label: `Normalize the weights of ${parent.name}`, changes, details: { count: changed.length } });
  });
}

async function moveOwn(tx: Tx, ctx: Ctx, { taskId, afterId }: Omit<MoveTask, "solutionId">) {
  const { parent, task } = await lockTask(tx, ctx, taskId);
  const tasks = await listLiveTasks(tx, parent);
  const ids = movedBehind(tasks.map(({ id }) => id), taskId, afterId) ?? gone();
  const moved = tasks.filter(({ id, sequenceNumber }) => sequenceNumber !== ids.indexOf(id) + 1);
  if (moved.length === 0) return { changeSetId: null };
  await renumber(tx, ids);
  const changes = moved.map((each) => ({ entity: "Task", id: each.id, before: each, after: { sequenceNumber: ids.indexOf(each.id) + 1, version: each.version + 1 } }));
  return recordChange(tx, ctx, parent, { name: "tasks.reordered", label: `Move task ${task.name} of ${parent.name}`, changes, details: { taskId } });
}

async function moveShown(tx: Tx, ctx: Ctx, { taskId, afterId, solutionId }: MoveTask & { solutionId: string }) {
  const parent = await lockParent(tx, ctx, { solutionId });
  const shown = await listShownIds(tx, ctx, solutionId);
  if (!shown.includes(taskId)) gone();
  const before = await tx.solutionTaskOrder.findMany({ where: { solutionId }, select: { id: true, sequenceNumber: true }, orderBy: { id: "asc" }, take: 5000 });
  const written = await reorderSolution(tx, ctx, solutionId, movedBehind(shown, taskId, afterId) ?? gone());
  if (written.length === 0) return { changeSetId: null };
  const changes = written.map(({ id, isNew, ...row }) => {
    const old = before.find((each) => each.id === id);
    return { entity: "SolutionTaskOrder", id, before: isNew || !old ? null : old, after: isNew ? { id, solutionId, ...row } : { sequenceNumber: row.sequenceNumber } };
  });
  return recordChange(tx, ctx, parent, { name: "tasks.reordered", label: `Reorder the tasks of ${parent.name}`, changes, details: { taskId } });
}

function gone(): never {
  return refuse("They were changed since you opened this page. Look at them again before ordering them.", 409);
}
