import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Prisma } from "@/lib/generated/prisma/client";
import { LINKS } from "../workbook/columns";
import type { Definition, Values } from "../workbook/shapes";
import { inSteps } from "../workbook/steps";
import { links } from "./linking";
import type { Work } from "./writing";

type TaskRows = Awaited<ReturnType<Tx["task"]["findMany"]>>;

export async function removeTasks({ tx, changes, removed }: Work, rows: TaskRows) {
  for (const row of rows.filter(({ id }) => removed("Tasks").includes(id))) {
    const after = { deletedAt: new Date(), version: row.version + 1 };
    await tx.task.update({ where: { id: row.id }, data: after, select: { id: true } });
    changes.push({ entity: "Task", id: row.id, before: row, after });
  }
}

export async function writeTasks({ tx, ctx, parent, changes, ids, edits }: Work, rows: TaskRows) {
  const { updated, added } = edits("Tasks");
  const held = new Map<string, Values>(rows.map((row) => [row.id, row]));
  for (const { id, to } of inSteps(updated.map((each) => ({ ...each, to: own(each.to) })).filter(({ to }) => Object.keys(to).length > 0), "externalId", () => null)) {
    const before = held.get(id) ?? {};
    const after = { ...to, version: Number(before["version"]) + 1 };
    await tx.task.update({ where: { id }, data: after as Prisma.TaskUncheckedUpdateInput, select: { id: true } });
    held.set(id, { ...before, ...after });
    changes.push({ entity: "Task", id, before, after });
  }
  for (const [at, { key, label, values }] of added.entries()) {
    const row = await tx.task.create({ data: { ...own(values), name: label, tenantId: ctx.tenantId, ...parent.columns, sequenceNumber: rows.length + at + 1 } as Prisma.TaskUncheckedCreateInput });
    ids.set(key, row.id);
    changes.push({ entity: "Task", id: row.id, before: null, after: row });
  }
}

/** What tasks carry: ties that are new, and ties that go. Whatever hung on a removed part is gone with it already. */
export async function writeLinks({ tx, ctx, parent, changes, ids, edits }: Work, now: Definition) {
  const { updated, added } = edits("Tasks");
  const wanted = [...updated.map(({ id, to }) => ({ id, values: to })), ...added.map(({ key, values }) => ({ id: ids.get(key) ?? key, values }))];
  for (const { id: taskId, values } of wanted) {
    for (const field of LINKS) {
      const keys = values[field];
      if (!Array.isArray(keys)) continue;
      const { entity, list, add, remove } = links[field];
      const asked = keys.map((key) => ids.get(String(key)) ?? String(key));
      const held = now.Tasks.some(({ key }) => key === taskId) ? await list(tx, taskId) : [];
      const gone = held.filter(({ partId }) => !asked.includes(partId));
      const fresh = asked.filter((partId) => !held.some((tie) => tie.partId === partId));
      if (gone.length > 0) await remove(tx, gone.map(({ row }) => row.id));
      const made = fresh.length > 0 ? await add(tx, { tenantId: ctx.tenantId, taskId, parent, ids: fresh }) : [];
      changes.push(...gone.map(({ row }) => ({ entity, id: row.id, before: row, after: null })), ...made.map((row) => ({ entity, id: row.id, before: null, after: row })));
    }
  }
}

/** The task's own columns. */
function own(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !LINKS.some((link) => link === field)));
}
