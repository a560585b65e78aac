import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { lockTags, rewriteCarriers } from "./carriers";
import { assertMergeable, type ColorTag, type CreateTag, type DeleteTag, type MergeTag, type RenameTag } from "./rules";

type Edited = { changeSetId: string | null };

export function createTag(ctx: Ctx, { name, category, color = "#6B7280" }: CreateTag) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "tags.edit");
    const tag = await orTaken(tx.tag.create({ data: { tenantId: ctx.tenantId, name, category, color } }), "name", `There is already a tag called ${name}.`);
    const recorded = await record(tx, ctx, { name: "tag.created", label: `Add tag ${name}`, entity: "Tag", entityId: tag.id, changes: [{ entity: "Tag", id: tag.id, before: null, after: tag }], details: {} });
    return { ...recorded, tagId: tag.id };
  });
}

/** The tag and every row that carries it get the new name, in one transaction and one change set. */
export function renameTag(ctx: Ctx, { tagId, was, name }: RenameTag): Promise<Edited> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "tags.edit");
    const tag = await lockTag(tx, tagId);
    await assertUnchanged(tx, { entity: "Tag", id: tagId, field: "name", was, now: tag.name, yours: name });
    if (tag.name === name) return { changeSetId: null };
    const after = { name, version: tag.version + 1 };
    await orTaken(tx.tag.update({ where: { id: tagId }, data: after, select: { id: true } }), "name", `There is already a tag called ${name}. Merge the two instead.`);
    const rows = await rewriteCarriers(tx, tag.category, tag.name, name);
    return record(tx, ctx, { name: "tag.renamed", label: `Rename tag ${tag.name} to ${name}`, entity: "Tag", entityId: tagId, changes: [...rows, { entity: "Tag", id: tagId, before: tag, after }], details: { rows: rows.length } });
  });
}

export function colorTag(ctx: Ctx, { tagId, was, color }: ColorTag): Promise<Edited> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "tags.edit");
    const tag = await lockTag(tx, tagId);
    await assertUnchanged(tx, { entity: "Tag", id: tagId, field: "color", was, now: tag.color, yours: color });
    if (tag.color === color) return { changeSetId: null };
    const after = { color, version: tag.version + 1 };
    await tx.tag.update({ where: { id: tagId }, data: after, select: { id: true } });
    return record(tx, ctx, { name: "tag.edited", label: `Change the colour of tag ${tag.name}`, entity: "Tag", entityId: tagId, changes: [{ entity: "Tag", id: tagId, before: tag, after }], details: { fields: ["color"] } });
  });
}

/** What carried the one carries the other, once. */
export function mergeTag(ctx: Ctx, { tagId, intoId }: MergeTag) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "tags.edit");
    const [tag = notFound(), into = notFound()] = await lockTags(tx, [tagId, intoId]);
    assertMergeable(tag, into);
    const rows = await rewriteCarriers(tx, tag.category, tag.name, into.name);
    await tx.tag.delete({ where: { id: tagId }, select: { id: true } });
    return record(tx, ctx, { name: "tag.merged", label: `Merge tag ${tag.name} into ${into.name}`, entity: "Tag", entityId: tagId, changes: [...rows, { entity: "Tag", id: tagId, before: tag, after: null }], details: { intoId, rows: rows.length } });
  });
}

/** The tag goes, and its name from every row that carries it. */
export function deleteTag(ctx: Ctx, { tagId }: DeleteTag) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "tags.edit");
    const tag = await lockTag(tx, tagId);
    const rows = await rewriteCarriers(tx, tag.category, tag.name, null);
    await tx.tag.delete({ where: { id: tagId }, select: { id: true } });
    return record(tx, ctx, { name: "tag.deleted", label: `Delete tag ${tag.name}`, entity: "Tag", entityId: tagId, changes: [...rows, { entity: "Tag", id: tagId, before: tag, after: null }], details: { rows: rows.length } });
  });
}

async function lockTag(tx: Tx, id: string) {
  const [tag] = await lockTags(tx, [id]);
  return tag ?? notFound();
}
