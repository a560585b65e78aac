import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { allAtOnce } from "@/lib/changes/reverting";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import type { Prisma } from "@/lib/generated/prisma/client";
import { renumber, type LockedParent } from "../places";
import { isWritten, type Comparison, type Edit } from "../workbook/comparing";
import type { Definition, SheetName } from "../workbook/shapes";
import type { Updated } from "../workbook/steps";
import { writeAttributes } from "./writing-attributes";
import { orderParts, removeParts, writeParts } from "./writing-parts";
import { removeTasks, writeLinks, writeTasks } from "./writing-tasks";

/** What is written: values by field for lines that are there, new lines, and lines that go. `ids` knows what new lines are called once they are there. */
export type Work = { tx: Tx; ctx: Ctx; parent: LockedParent; changes: Change[]; ids: Map<string, string>; edits: (sheet: SheetName) => { updated: Updated[]; added: Edit["line"][] }; removed: (sheet: SheetName) => string[] };

/** Writes a comparison and answers every row's change in the order of the writes: undone backwards, each step finds the world it left. */
export function write(tx: Tx, ctx: Ctx, { parent, comparison, now }: { parent: LockedParent; comparison: Comparison; now: Definition }): Promise<Change[]> {
  const { edits, missing, orders, choices } = comparison;
  const work: Work = {
    tx, ctx, parent, changes: [], ids: new Map(),
    edits: (sheet) => {
      const own = edits.filter((edit) => edit.sheet === sheet);
      const chosen = (fields: (typeof own)[number]["fields"]) => Object.fromEntries(fields.filter((field) => field.field !== "place" && isWritten(field, choices)).map(({ field, to }) => [field, to]));
      const updated = own.flatMap(({ line, current, fields }) => (current ? [{ id: line.key, from: current.values, to: chosen(fields) }] : []));
      return { updated: updated.filter(({ to }) => Object.keys(to).length > 0), added: own.filter(({ current }) => !current).map(({ line }) => line) };
    },
    removed: (sheet) => (choices.removals ? missing.flatMap((each) => (each.sheet === sheet ? [each.line.key] : [])) : []),
  };
  return allAtOnce(tx, async () => {
    const rows = await tx.task.findMany({ where: { ...parent.where, deletedAt: null }, orderBy: { id: "asc" }, take: 1000 });
    await removeTasks(work, rows);
    await removeParts(work);
    await writeParts(work);
    await writeTasks(work, rows);
    await writeLinks(work, now);
    await writeAttributes(work);
    await writeOrder(work, { order: orders.Tasks, rows });
    await orderParts(work, orders);
    await writeProduct(work);
    return work.changes;
  });
}

type TaskRows = Awaited<ReturnType<Tx["task"]["findMany"]>>;

/** Every task that stands elsewhere afterwards says where it stood, also where only another's going or coming moved it. */
async function writeOrder({ tx, changes, ids }: Work, { order, rows }: { order: readonly string[]; rows: TaskRows }) {
  const placed = order.map((key) => ids.get(key) ?? key);
  await renumber(tx, placed);
  for (const row of rows) {
    const place = placed.indexOf(row.id) + 1;
    if (place > 0 && place !== row.sequenceNumber) changes.push({ entity: "Task", id: row.id, before: row, after: { sequenceNumber: place } });
  }
}

async function writeProduct({ tx, parent, changes, edits }: Work) {
  const values = Object.assign({}, ...[...edits("Info").updated, ...edits("Resources").updated].map(({ to }) => to)) as Record<string, unknown>;
  if (Object.keys(values).length === 0) return;
  const before = await tx.product.findUniqueOrThrow({ where: { id: parent.id } });
  const after = { ...values, version: before.version + 1 };
  await tx.product.update({ where: { id: parent.id }, data: after as Prisma.ProductUncheckedUpdateInput, select: { id: true } });
  changes.push({ entity: "Product", id: parent.id, before, after });
}
