import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockTask, recordChange, type LockedParent } from "../places";
import { assertSameList } from "../rules";
import type { LinkTask } from "../rules/tasks";

/** The outcomes, releases or tags of a task; each belongs to the task's own product or solution. */
export function linkTask(ctx: Ctx, { taskId, kind, was, ids }: LinkTask): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const { parent, task } = await lockTask(tx, ctx, taskId);
    const { list, add, remove, entity } = links[kind];
    const now = await list(tx, taskId);
    assertSameList(was, now.map(({ partId }) => partId), `the ${kind} of ${task.name}`);
    const added = ids.filter((id) => !now.some(({ partId }) => partId === id));
    const removed = now.filter(({ partId }) => !ids.includes(partId));
    if (added.length + removed.length === 0) return { changeSetId: null };
    if (added.length > 0) await assertOwn(tx, parent, kind, added);
    const made = added.length > 0 ? await add(tx, { tenantId: ctx.tenantId, taskId, parent, ids: added }) : [];
    if (removed.length > 0) await remove(tx, removed.map(({ row }) => row.id));
    const changes: Change[] = [...made.map((row) => ({ entity, id: row.id, before: null, after: row })), ...removed.map(({ row }) => ({ entity, id: row.id, before: row, after: null }))];
    return recordChange(tx, ctx, parent, { name: "task.edited", label: `Change the ${kind} of task ${task.name}`, changes, details: { taskId, fields: [kind] } });
  });
}

type Kind = LinkTask["kind"];
type Row = { id: string } & Readonly<Record<string, unknown>>;
type Linking = { tenantId: string; taskId: string; parent: LockedParent; ids: readonly string[] };
type Links = { entity: string; list: (tx: Tx, taskId: string) => Promise<{ partId: string; row: Row }[]>; add: (tx: Tx, asked: Linking) => Promise<Row[]>; remove: (tx: Tx, ids: string[]) => Promise<unknown> };

/** What ties a task to each kind of part. */
export const links: Record<Kind, Links> = {
  outcomes: {
    entity: "TaskOutcome",
    list: async (tx, taskId) => (await tx.taskOutcome.findMany({ where: { taskId }, orderBy: { id: "asc" }, take: 500 })).map((row) => ({ partId: row.outcomeId, row })),
    add: (tx, { ids, tenantId, taskId }) => tx.taskOutcome.createManyAndReturn({ data: ids.map((outcomeId) => ({ tenantId, taskId, outcomeId })) }),
    remove: (tx, ids) => tx.taskOutcome.deleteMany({ where: { id: { in: ids } } }),
  },
  releases: {
    entity: "TaskRelease",
    list: async (tx, taskId) => (await tx.taskRelease.findMany({ where: { taskId }, orderBy: { id: "asc" }, take: 500 })).map((row) => ({ partId: row.releaseId, row })),
    add: (tx, { ids, tenantId, taskId }) => tx.taskRelease.createManyAndReturn({ data: ids.map((releaseId) => ({ tenantId, taskId, releaseId })) }),
    remove: (tx, ids) => tx.taskRelease.deleteMany({ where: { id: { in: ids } } }),
  },
  tags: {
    entity: "TaskTag",
    list: async (tx, taskId) => (await tx.taskTag.findMany({ where: { taskId }, orderBy: { id: "asc" }, take: 500 })).map((row) => ({ partId: row.productTagId ?? row.solutionTagId ?? "", row })),
    add: (tx, { ids, tenantId, taskId, parent }) => tx.taskTag.createManyAndReturn({ data: ids.map((id) => ({ tenantId, taskId, ...(parent.entity === "Product" ? { productTagId: id } : { solutionTagId: id }) })) }),
    remove: (tx, ids) => tx.taskTag.deleteMany({ where: { id: { in: ids } } }),
  },
};

async function assertOwn(tx: Tx, { where, name }: LockedParent, kind: Kind, ids: string[]) {
  const found = {
    outcomes: () => tx.outcome.count({ where: { ...where, id: { in: ids }, deletedAt: null } }), releases: () => tx.release.count({ where: { ...where, id: { in: ids }, deletedAt: null } }),
    tags: () => ("productId" in where ? tx.productTag.count({ where: { ...where, id: { in: ids } } }) : tx.solutionTag.count({ where: { ...where, id: { in: ids } } })),
  };
  if ((await found[kind]()) !== ids.length) refuse(`${name} does not have all of these ${kind}.`);
}
