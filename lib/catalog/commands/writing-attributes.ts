import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Values } from "../workbook/shapes";
import { inSteps } from "../workbook/steps";
import type { Work } from "./writing";

/** What tasks measure. Names are alone within their task. */
export async function writeAttributes({ tx, ctx, changes, ids, edits, removed }: Work) {
  const { updated, added } = edits("Telemetry");
  const rows = new Map((await tx.telemetryAttribute.findMany({
    where: { id: { in: [...updated.map(({ id }) => id), ...removed("Telemetry")] }, deletedAt: null }, orderBy: { id: "asc" }, take: 10_000,
  })).map((row) => [row.id, row as Values]));
  const put = async (id: string, to: Values) => {
    const before = rows.get(id) ?? {};
    const after = { ...to, version: Number(before["version"]) + 1 };
    await tx.telemetryAttribute.update({ where: { id }, data: stored(after) as Prisma.TelemetryAttributeUncheckedUpdateInput, select: { id: true } });
    rows.set(id, { ...before, ...after });
    changes.push({ entity: "TelemetryAttribute", id, before, after });
  };
  for (const id of removed("Telemetry")) await put(id, { deletedAt: new Date() });
  for (const { id, to } of inSteps(updated, "name", (id) => `${id} steps aside`)) await put(id, withoutTask(to));
  for (const { label, values } of added) {
    const taskId = ids.get(String(values["task"])) ?? String(values["task"]);
    const order = await tx.telemetryAttribute.count({ where: { taskId, deletedAt: null } });
    const row = await tx.telemetryAttribute.create({ data: stored({ ...withoutTask(values), name: label, tenantId: ctx.tenantId, taskId, order }) as Prisma.TelemetryAttributeUncheckedCreateInput });
    changes.push({ entity: "TelemetryAttribute", id: row.id, before: null, after: row });
  }
}

function withoutTask(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field !== "task"));
}

/** JSON that is nothing is SQL's NULL, so that a change back finds what it left. */
function stored(values: Values): Values {
  return "successCriteria" in values && values["successCriteria"] === null ? { ...values, successCriteria: Prisma.DbNull } : values;
}
