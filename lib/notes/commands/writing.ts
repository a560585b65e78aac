import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { within, type Tx } from "@/lib/db/within";
import { by, record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { assertMayWrite, getSubject, lockNote, type LockedNote } from "../places";
import type { AddNote, DeleteNote, EditNote, PatchNote } from "../rules";

export type Edited = { changeSetId: string | null };

export function addNote(ctx: Ctx, { customerId, dealId, title = null, content, isPinned }: AddNote) {
  return within(ctx, async (tx) => {
    const subject = await getSubject(tx, { customerId, dealId });
    assertMayWrite(ctx, subject);
    const note = await tx.customerNote.create({ data: { tenantId: ctx.tenantId, customerId: customerId ?? null, dealId: dealId ?? null, title, content, isPinned, ...by("created", ctx.actor) } });
    const { changeSetId } = await record(tx, ctx, {
      name: "note.created", label: `Write a note on ${subject.deal?.name || subject.customer?.name || "a deal"}`, entity: "CustomerNote", entityId: note.id, ...about({ ...note, ...subject }),
      changes: [{ entity: "CustomerNote", id: note.id, before: null, after: note }], details: {},
    });
    return { noteId: note.id, changeSetId };
  });
}

/** One field; refused with both values if someone changed it since it was read. */
export function editNote(ctx: Ctx, { noteId, field, was, value }: EditNote): Promise<Edited> {
  return within(ctx, async (tx) => {
    const note = await lockNote(tx, noteId);
    assertMayWrite(ctx, note);
    await assertUnchanged(tx, { entity: "CustomerNote", id: noteId, field, was, now: note[field], yours: value });
    return write(tx, ctx, note, { [field]: value });
  });
}

/** Several fields at once. Refused when the note has another version than the one that was read. */
export function patchNote(ctx: Ctx, { noteId, version, ...fields }: PatchNote): Promise<Edited> {
  return within(ctx, async (tx) => {
    const note = await lockNote(tx, noteId);
    assertMayWrite(ctx, note);
    if (version !== note.version) refuse("This note was changed since you read it. Read it again.", 409);
    return write(tx, ctx, note, fields);
  });
}

export function deleteNote(ctx: Ctx, { noteId }: DeleteNote) {
  return within(ctx, async (tx) => {
    const note = await lockNote(tx, noteId);
    assertMayWrite(ctx, note);
    const after = { deletedAt: new Date(), version: note.version + 1 };
    await tx.customerNote.update({ where: { id: noteId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "note.deleted", label: "Delete a note", entity: "CustomerNote", entityId: noteId, ...about(note), changes: [{ entity: "CustomerNote", id: noteId, before: { deletedAt: null, version: note.version }, after }], details: {},
    });
  });
}

async function write(tx: Tx, ctx: Ctx, note: LockedNote, fields: Omit<PatchNote, "noteId" | "version">): Promise<Edited> {
  const changed = differing(note, fields);
  const columns = Object.keys(changed);
  if (columns.length === 0) return { changeSetId: null };
  const after = { ...changed, version: note.version + 1 };
  await tx.customerNote.update({ where: { id: note.id }, data: after, select: { id: true } });
  const label = changed.isPinned === undefined ? "Change a note" : changed.isPinned ? "Pin a note" : "Unpin a note";
  return record(tx, ctx, { name: "note.edited", label, entity: "CustomerNote", entityId: note.id, ...about(note), changes: [{ entity: "CustomerNote", id: note.id, before: note, after }], details: { fields: columns } });
}

/** The records whose timelines show it: its own, and the customer of its deal. */
function about({ customerId, dealId, deal }: Pick<LockedNote, "customerId" | "dealId" | "deal">) {
  return { customerId: customerId ?? deal?.customerId ?? null, dealId };
}
