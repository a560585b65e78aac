import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuseField } from "@/lib/refusal";
import { assertSameFields, isChoice, keyFrom, type CreateField, type DeleteField, type EditField, type ReorderFields } from "./rules";

/** A field at the end of its entity's. Returns its id and key beside the change set. */
export function createField(ctx: Ctx, { entity, label, type, options, isRequired, key = keyFrom(label) }: CreateField) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "fields.edit");
    const last = await tx.customFieldDefinition.aggregate({ where: { entity, deletedAt: null }, _max: { order: true } });
    const data = { tenantId: ctx.tenantId, entity, key, label, type, options: isChoice(type) ? options : [], isRequired, order: (last._max.order ?? -1) + 1 };
    const field = await orTaken(tx.customFieldDefinition.create({ data }), "label", `There is already a field with the key ${key}.`);
    const recorded = await record(tx, ctx, {
      name: "field.created", label: `Add field ${label}`, entity: "CustomFieldDefinition", entityId: field.id,
      changes: [{ entity: "CustomFieldDefinition", id: field.id, before: null, after: field }], details: {},
    });
    return { ...recorded, fieldId: field.id, key };
  });
}

export function editField(ctx: Ctx, { fieldId, field, was, value }: EditField): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "fields.edit");
    const definition = await lockField(tx, fieldId);
    await assertUnchanged(tx, { entity: "CustomFieldDefinition", id: fieldId, field, was, now: definition[field], yours: value });
    if (field === "options" && (!isChoice(definition.type) || value.length === 0)) refuseField("options", isChoice(definition.type) ? "Type at least one choice." : "This field has no choices.");
    const changed = differing(definition, { [field]: value });
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: definition.version + 1 };
    await tx.customFieldDefinition.update({ where: { id: fieldId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "field.edited", label: `Change field ${definition.label}`, entity: "CustomFieldDefinition", entityId: fieldId,
      changes: [{ entity: "CustomFieldDefinition", id: fieldId, before: definition, after }], details: { fields: [field] },
    });
  });
}

/** The field goes from sight; what records hold under its key stays, so undo brings it all back. */
export function deleteField(ctx: Ctx, { fieldId }: DeleteField) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "fields.edit");
    const definition = await lockField(tx, fieldId);
    const after = { deletedAt: new Date(), version: definition.version + 1 };
    await tx.customFieldDefinition.update({ where: { id: fieldId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "field.deleted", label: `Delete field ${definition.label}`, entity: "CustomFieldDefinition", entityId: fieldId,
      changes: [{ entity: "CustomFieldDefinition", id: fieldId, before: definition, after }], details: {},
    });
  });
}

/** Puts the fields of one kind of record in another order; touching them locks them. */
export function reorderFields(ctx: Ctx, { entity, fieldIds }: ReorderFields): Promise<{ changeSetId: string | null }> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "fields.edit");
    const held = await tx.customFieldDefinition.updateManyAndReturn({ where: { entity, deletedAt: null }, data: { updatedAt: new Date() }, select: { id: true, order: true, version: true } });
    assertSameFields(held.map(({ id }) => id), fieldIds);
    const moved = held.filter(({ id, order }) => fieldIds.indexOf(id) !== order);
    for (const { id, version } of moved) await tx.customFieldDefinition.update({ where: { id }, data: { order: fieldIds.indexOf(id), version: version + 1 }, select: { id: true } });
    const [first] = moved;
    if (!first) return { changeSetId: null };
    return record(tx, ctx, {
      name: "field.edited", label: "Reorder fields", entity: "CustomFieldDefinition", entityId: first.id, details: { fields: ["order"] },
      changes: moved.map(({ id, order, version }) => ({ entity: "CustomFieldDefinition", id, before: { order, version }, after: { order: fieldIds.indexOf(id), version: version + 1 } })),
    });
  });
}

/** Touching the row locks it until the transaction ends. */
async function lockField(tx: Tx, id: string) {
  const [field] = await tx.customFieldDefinition.updateManyAndReturn({ where: { id, deletedAt: null }, data: { updatedAt: new Date() } });
  return field ?? notFound();
}
