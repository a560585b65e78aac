import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockParent, recordChange } from "../places";
import { assertSameList } from "../rules";
import type { ChooseProducts, CreateSolution, DeleteSolution, EditSolution } from "../rules/solutions";

/** A solution: several products sold as one, with tasks of its own. */
export function createSolution(ctx: Ctx, { name, description = null, productIds }: CreateSolution) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "solutions.edit");
    await assertProducts(tx, productIds);
    const solution = await orTaken(tx.solution.create({ data: { tenantId: ctx.tenantId, name, description } }), "name", `There is already a solution called ${name}.`);
    const rows = await tx.solutionProduct.createManyAndReturn({ data: productIds.map((productId, order) => ({ tenantId: ctx.tenantId, solutionId: solution.id, productId, order })) });
    const changes: Change[] = [...rows.map((row) => ({ entity: "SolutionProduct", id: row.id, before: null, after: row })), { entity: "Solution", id: solution.id, before: null, after: solution }];
    const recorded = await record(tx, ctx, { name: "solution.created", label: `Add solution ${name}`, entity: "Solution", entityId: solution.id, changes, details: {} });
    return { ...recorded, solutionId: solution.id };
  });
}

/** One field, with the value that was read. */
export function editSolution(ctx: Ctx, { solutionId, field, was, value }: EditSolution): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    await lockParent(tx, ctx, { solutionId });
    const solution = await tx.solution.findUniqueOrThrow({ where: { id: solutionId } });
    await assertUnchanged(tx, { entity: "Solution", id: solutionId, field, was, now: solution[field], yours: value });
    const changed = differing(solution, { [field]: value });
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: solution.version + 1 };
    await orTaken(tx.solution.update({ where: { id: solutionId }, data: after, select: { id: true } }), "name", "Another solution has this name already.");
    return record(tx, ctx, {
      name: "solution.edited", label: `Change solution ${solution.name}`, entity: "Solution", entityId: solutionId, changes: [{ entity: "Solution", id: solutionId, before: solution, after }], details: { fields: [field] },
    });
  });
}

/** Out of the catalogue; its products stay. */
export function deleteSolution(ctx: Ctx, { solutionId }: DeleteSolution) {
  return within(ctx, async (tx) => {
    const { name } = await lockParent(tx, ctx, { solutionId });
    const solution = await tx.solution.findUniqueOrThrow({ where: { id: solutionId } });
    const after = { deletedAt: new Date(), version: solution.version + 1 };
    await tx.solution.update({ where: { id: solutionId }, data: after, select: { id: true } });
    return record(tx, ctx, { name: "solution.deleted", label: `Delete solution ${name}`, entity: "Solution", entityId: solutionId, changes: [{ entity: "Solution", id: solutionId, before: solution, after }], details: {} });
  });
}

/** The products of a solution, in their order. */
export function chooseProducts(ctx: Ctx, { solutionId, was, productIds }: ChooseProducts): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const parent = await lockParent(tx, ctx, { solutionId });
    const rows = await tx.solutionProduct.findMany({ where: { solutionId }, orderBy: [{ order: "asc" }, { id: "asc" }], take: 500 });
    assertSameList(was, rows.map(({ productId }) => productId), `the products of ${parent.name}`);
    await assertProducts(tx, productIds.filter((id) => !rows.some(({ productId }) => productId === id)));
    const removed = rows.filter(({ productId }) => !productIds.includes(productId));
    const moved = rows.filter(({ productId, order }) => productIds.includes(productId) && productIds.indexOf(productId) !== order);
    const added = productIds.filter((id) => !rows.some(({ productId }) => productId === id)).map((productId) => ({ tenantId: ctx.tenantId, solutionId, productId, order: productIds.indexOf(productId) }));
    if (removed.length + moved.length + added.length === 0) return { changeSetId: null };
    await tx.solutionProduct.deleteMany({ where: { id: { in: removed.map(({ id }) => id) } } });
    for (const { id, productId } of moved) await tx.solutionProduct.update({ where: { id }, data: { order: productIds.indexOf(productId) }, select: { id: true } });
    const made = await tx.solutionProduct.createManyAndReturn({ data: added });
    const changes: Change[] = [
      ...removed.map((row) => ({ entity: "SolutionProduct", id: row.id, before: row, after: null })),
      ...moved.map((row) => ({ entity: "SolutionProduct", id: row.id, before: row, after: { order: productIds.indexOf(row.productId) } })),
      ...made.map((row) => ({ entity: "SolutionProduct", id: row.id, before: null, after: row })),
    ];
    return recordChange(tx, ctx, parent, { name: "solution.edited", label: `Choose the products of ${parent.name}`, changes, details: { fields: ["products"] } });
  });
}

async function assertProducts(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return;
  const found = await tx.product.count({ where: { id: { in: [...ids] }, deletedAt: null } });
  if (found !== new Set(ids).size) refuse("One of these products is not in the catalogue any more.", 409);
}
