import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse } from "@/lib/refusal";
import { lockTask, recordChange } from "../places";
import { faultsOf, storedCriteria, type AddAttribute, type EditAttribute, type RemoveAttribute } from "../rules/telemetry";

/** A telemetry attribute of a task: what is measured, and when that says the task is done. Refused with the path of each fault in its criteria. */
export function addAttribute(ctx: Ctx, { taskId, ...values }: AddAttribute) {
  return within(ctx, async (tx) => {
    const { parent, task } = await lockTask(tx, ctx, taskId);
    const order = await tx.telemetryAttribute.count({ where: { taskId, deletedAt: null } });
    if (order >= 50) refuse("A task has at most 50 telemetry attributes.");
    const { successCriteria, ...given } = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as typeof values;
    const data = { ...given, name: values.name, tenantId: ctx.tenantId, taskId, order, successCriteria: column(storedCriteria(successCriteria)) };
    const attribute = await orTaken(tx.telemetryAttribute.create({ data: data as Prisma.TelemetryAttributeUncheckedCreateInput }), "name", `${task.name} measures this already.`);
    const changes = [{ entity: "TelemetryAttribute", id: attribute.id, before: null, after: attribute }];
    const recorded = await recordChange(tx, ctx, parent, { name: "task.edited", label: `Measure ${attribute.name} for task ${task.name}`, changes, details: { taskId, fields: ["telemetry"] } });
    return { ...recorded, attributeId: attribute.id };
  });
}

/** Some fields of an attribute, each with the value that was read. */
export function editAttribute(ctx: Ctx, { attributeId, was, values }: EditAttribute): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    const { parent, task, attribute } = await lockAttribute(tx, ctx, attributeId);
    for (const [field, yours] of Object.entries(values)) await assertUnchanged(tx, { entity: "TelemetryAttribute", id: attributeId, field, was: was[field] ?? null, now: attribute[field as keyof typeof values], yours });
    const { dataType = attribute.dataType, successCriteria = attribute.successCriteria } = values;
    const fields = faultsOf({ dataType, successCriteria });
    if (Object.keys(fields).length > 0) refuse(Object.values(fields)[0] ?? "", 422, { fields });
    const read = "successCriteria" in values ? { ...values, successCriteria: storedCriteria(successCriteria) } : values;
    const changed = differing(attribute, read);
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: attribute.version + 1 };
    const data = { ...after, ...("successCriteria" in changed && { successCriteria: column(changed.successCriteria) }) };
    await orTaken(tx.telemetryAttribute.update({ where: { id: attributeId }, data: data as Prisma.TelemetryAttributeUncheckedUpdateInput, select: { id: true } }), "name", `${task.name} measures this already.`);
    return recordChange(tx, ctx, parent, {
      name: "task.edited", label: `Change how ${attribute.name} of task ${task.name} is measured`, changes: [{ entity: "TelemetryAttribute", id: attributeId, before: attribute, after }], details: { taskId: task.id, fields: ["telemetry"] },
    });
  });
}

/** Plans that measure it keep it until they are synced. */
export function removeAttribute(ctx: Ctx, { attributeId }: RemoveAttribute) {
  return within(ctx, async (tx) => {
    const { parent, task, attribute } = await lockAttribute(tx, ctx, attributeId);
    const after = { deletedAt: new Date(), version: attribute.version + 1 };
    await tx.telemetryAttribute.update({ where: { id: attributeId }, data: after, select: { id: true } });
    return recordChange(tx, ctx, parent, {
      name: "task.edited", label: `Stop measuring ${attribute.name} for task ${task.name}`, changes: [{ entity: "TelemetryAttribute", id: attributeId, before: attribute, after }], details: { taskId: task.id, fields: ["telemetry"] },
    });
  });
}

async function lockAttribute(tx: Tx, ctx: Ctx, id: string) {
  const { taskId } = (await tx.telemetryAttribute.findFirst({ where: { id }, select: { taskId: true } })) ?? notFound();
  const locked = await lockTask(tx, ctx, taskId);
  return { ...locked, attribute: (await tx.telemetryAttribute.findFirst({ where: { id, deletedAt: null } })) ?? notFound() };
}

/** JSON that is nothing is SQL's NULL, so that a change back finds what it left. */
function column(value: unknown) {
  return value === null || value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}
