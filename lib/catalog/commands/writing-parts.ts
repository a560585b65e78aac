import "server-only";
import { listPlaces, place } from "../part-order";
import type { OrderedSheet } from "../workbook/placing";
import { inSteps } from "../workbook/steps";
import type { PartKind } from "../rules/words";
import { tableOf } from "./tables";
import type { Work } from "./writing";

const kinds: [PartKind, Exclude<OrderedSheet, "Tasks">][] = [["license", "Licenses"], ["outcome", "Outcomes"], ["release", "Releases"], ["tag", "Tags"], ["attribute", "Custom Attributes"]];

/** Parts that go, each with what tied it to tasks. */
export async function removeParts({ tx, parent, changes, removed }: Work) {
  for (const [kind, sheet] of kinds) {
    const table = tableOf(kind, parent.entity);
    for (const id of removed(sheet)) {
      const row = await table.find(tx, id);
      if (!row) continue;
      const ties = await table.untie(tx, id);
      const after = await table.remove(tx, id, Number(row["version"]));
      changes.push(...ties.map((tie) => ({ entity: table.tie, id: tie.id, before: tie, after: null })), { entity: table.entity, id, before: row, after });
    }
  }
}

export async function writeParts({ tx, ctx, parent, changes, ids, edits }: Work) {
  for (const [kind, sheet] of kinds) {
    const table = tableOf(kind, parent.entity);
    const { updated, added } = edits(sheet);
    for (const { id, to } of inSteps(updated, kind === "license" ? "level" : "name", (id) => `${id} steps aside`)) {
      const row = await table.find(tx, id);
      if (!row) continue;
      const after = { ...to, version: Number(row["version"]) + 1 };
      await table.update(tx, id, after);
      changes.push({ entity: table.entity, id, before: row, after });
    }
    let displayOrder = added.length > 0 ? await table.count(tx, parent.where) : 0;
    for (const { key, values } of added) {
      const row = await table.create(tx, { ...values, ...(kind === "tag" ? parent.where : parent.columns), tenantId: ctx.tenantId, displayOrder: displayOrder++ });
      ids.set(key, row.id);
      changes.push({ entity: table.entity, id: row.id, before: null, after: row });
    }
  }
}

/** The parts as the file has them, where that is not how they stand already: every one that stands elsewhere afterwards says where it stood. */
export async function orderParts({ tx, parent, changes, ids }: Work, orders: Record<OrderedSheet, readonly string[]>) {
  for (const [kind, sheet] of kinds) {
    const { entity } = tableOf(kind, parent.entity);
    const standing = await listPlaces(tx, entity, parent);
    const order = orders[sheet].map((key) => ids.get(key) ?? key);
    if (standing.every(({ id }, at) => id === order[at])) continue;
    await place(tx, entity, order);
    const moved = standing.filter(({ id, displayOrder }) => displayOrder !== order.indexOf(id));
    changes.push(...moved.map((each) => ({ entity, id: each.id, before: each, after: { displayOrder: order.indexOf(each.id), version: each.version + 1 } })));
  }
}
