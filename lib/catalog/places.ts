import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import type { EventName } from "@/lib/events/catalog";
import { record, type Change, type Happening, type Recorded } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { Parent } from "./rules";
import { overweight } from "./rules/weighing";

/** A locked product or solution: whatever is written to its definition waits for its row. */
export type LockedParent = { entity: "Product" | "Solution"; id: string; name: string; definitionVersion: number; where: { productId: string } | { solutionId: string }; columns: { productId: string | null; solutionId: string | null } };

/** Touching the row locks it until the transaction ends; asks whether this person may change it. 404 when it is not there. */
export async function lockParent(tx: Tx, ctx: Ctx, parent: Parent): Promise<LockedParent> {
  const locked = "productId" in parent ? await lockProduct(tx, parent.productId) : await lockSolution(tx, parent.solutionId);
  assertMay(ctx, locked.entity === "Product" ? "products.edit" : "solutions.edit", { id: locked.id, ownerId: null });
  return locked;
}

/** A live task and its parent, the parent locked first. */
export async function lockTask(tx: Tx, ctx: Ctx, taskId: string) {
  const { productId, solutionId } = (await tx.task.findFirst({ where: { id: taskId }, select: { productId: true, solutionId: true } })) ?? notFound();
  const parent = await lockParent(tx, ctx, productId ? { productId } : { solutionId: solutionId ?? notFound() });
  const task = (await tx.task.findFirst({ where: { id: taskId, deletedAt: null } })) ?? notFound();
  return { parent, task };
}

type Told<N extends EventName> = { name: N; label: string; changes: readonly Change[]; details: Happening<N>["details"] };

/**
 * Records a change of a definition: the fact stands at the product or solution, whose new version is part of the change set. The version
 * itself the database counts (migration 0130); it is named last, so that an undo locks the parent before anything else.
 */
export function recordChange<N extends EventName>(tx: Tx, ctx: Ctx, { entity, id, definitionVersion }: LockedParent, { changes, ...told }: Told<N>): Promise<Recorded> {
  const counted = { entity, id, before: { definitionVersion }, after: { definitionVersion: definitionVersion + 1 } };
  return record<N>(tx, ctx, { ...told, entity, entityId: id, changes: [...changes, counted] });
}

/** The live tasks of a parent in their order, with what it takes to weigh and to order them. */
export function listLiveTasks(tx: Tx, { where }: LockedParent) {
  return tx.task.findMany({ where: { ...where, deletedAt: null }, orderBy: [{ sequenceNumber: "asc" }, { id: "asc" }], select: { id: true, name: true, weight: true, sequenceNumber: true, version: true }, take: MOST_TASKS });
}

/** A parent holds at most so many live tasks. */
export const MOST_TASKS = 500;

export function assertWeighable(weights: readonly { toString(): string }[]) {
  const fault = overweight(weights.map(String));
  if (fault) refuse(fault, 422, { fields: { weight: fault } });
}

/** The tasks in this order, in one statement. */
export async function renumber(tx: Tx, ids: readonly string[]) {
  await tx.$executeRaw`
    update tasks t set "sequenceNumber" = o.place, version = version + 1, "updatedAt" = now()
    from unnest(${[...ids]}::uuid[]) with ordinality o (id, place) where t."tenantId" = current_tenant() and t.id = o.id and t."sequenceNumber" <> o.place`;
}

/** New weights, in one statement: only all of them together are asked whether they stay within 100. */
export async function reweigh(tx: Tx, weights: readonly { id: string; weight: string }[]) {
  await tx.$executeRaw`
    update tasks t set weight = n.weight, version = version + 1, "updatedAt" = now()
    from unnest(${weights.map(({ id }) => id)}::uuid[], ${weights.map(({ weight }) => weight)}::numeric[]) n (id, weight) where t."tenantId" = current_tenant() and t.id = n.id`;
}

export type OrderRow = { id: string; taskId: string; sequenceNumber: number; isNew: boolean };

/** The tasks a solution shows, in this order, in one statement; answers the rows as they stand now. */
export function reorderSolution(tx: Tx, { tenantId }: Ctx, solutionId: string, ids: readonly string[]) {
  return tx.$queryRaw<OrderRow[]>`
    insert into solution_task_orders as s ("tenantId", "solutionId", "taskId", "sequenceNumber")
    select ${tenantId}::uuid, ${solutionId}::uuid, o.id, o.place from unnest(${[...ids]}::uuid[]) with ordinality o (id, place)
    on conflict ("tenantId", "solutionId", "taskId") do update set "sequenceNumber" = excluded."sequenceNumber", "updatedAt" = now() where s."sequenceNumber" <> excluded."sequenceNumber"
    returning id, "taskId", "sequenceNumber", xmax = 0 as "isNew"`;
}

/** The ids of the tasks a solution shows, in the order it shows them: as they were put; what was never put comes after, its own first, then product by product. */
export async function listShownIds(tx: Tx, { tenantId }: Ctx, solutionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select t.id from (
      select t.id, 0 as "order", t."sequenceNumber" from tasks t where t."tenantId" = ${tenantId}::uuid and t."solutionId" = ${solutionId}::uuid and t."deletedAt" is null
      union all
      select t.id, sp."order" + 1, t."sequenceNumber" from solution_products sp join products p on p."tenantId" = sp."tenantId" and p.id = sp."productId" and p."deletedAt" is null
        join tasks t on t."tenantId" = sp."tenantId" and t."productId" = sp."productId" and t."deletedAt" is null where sp."tenantId" = ${tenantId}::uuid and sp."solutionId" = ${solutionId}::uuid) t
      left join solution_task_orders o on o."tenantId" = ${tenantId}::uuid and o."solutionId" = ${solutionId}::uuid and o."taskId" = t.id
    order by o."sequenceNumber" nulls last, t."order", t."sequenceNumber", t.id limit 2000`;
  return rows.map(({ id }) => id);
}

async function lockProduct(tx: Tx, id: string): Promise<LockedParent> {
  const [row = notFound()] = await tx.product.updateManyAndReturn({ where: { id, deletedAt: null }, data: { updatedAt: new Date() }, select: { name: true, definitionVersion: true } });
  return { entity: "Product", id, ...row, where: { productId: id }, columns: { productId: id, solutionId: null } };
}

async function lockSolution(tx: Tx, id: string): Promise<LockedParent> {
  const [row = notFound()] = await tx.solution.updateManyAndReturn({ where: { id, deletedAt: null }, data: { updatedAt: new Date() }, select: { name: true, definitionVersion: true } });
  return { entity: "Solution", id, ...row, where: { solutionId: id }, columns: { productId: null, solutionId: id } };
}
