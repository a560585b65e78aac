import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse, refuseField } from "@/lib/refusal";
import type { DeleteView, RenameView, SaveView } from "./rules";

/** A new view, or the same one with what is shown now. Private ones are their owner's alone; sharing asks for the right to. */
export function saveView(ctx: Ctx, { viewId, entity, name, isShared, filters, sort = null, layout = null, grouping = null, columns }: SaveView) {
  return within(ctx, async (tx) => {
    const before = viewId ? await lockView(tx, ctx, viewId) : null;
    if (isShared) assertMay(ctx, "views.share");
    const ownerId = isShared ? null : (ctx.person?.id ?? refuse("Only a person has private views.", 403));
    await assertFree(tx, { entity, name, ownerId, id: viewId });
    const picture = { name, ownerId, filters, sort: sort ?? Prisma.JsonNull, layout, grouping, columns };
    const after = before
      ? await tx.savedView.update({ where: { id: before.id }, data: { ...picture, version: before.version + 1 } })
      : await tx.savedView.create({ data: { tenantId: ctx.tenantId, entity, ...picture } });
    const { createdAt: _createdAt, updatedAt: _updatedAt, ...written } = after;
    const recorded = await record(tx, ctx, {
      name: "view.saved", label: `Save view ${name}`, entity: "SavedView", entityId: after.id, details: {},
      changes: [{ entity: "SavedView", id: after.id, before, after: before ? written : after }],
    });
    return { ...recorded, viewId: after.id };
  });
}

export function renameView(ctx: Ctx, { viewId, was, name }: RenameView) {
  return within(ctx, async (tx) => {
    const before = await lockView(tx, ctx, viewId);
    await assertUnchanged(tx, { entity: "SavedView", id: viewId, field: "name", was, now: before.name, yours: name });
    await assertFree(tx, { ...before, name });
    return change(tx, ctx, before, { name });
  });
}

/** To the trash; undo brings it back. */
export function deleteView(ctx: Ctx, { viewId }: DeleteView) {
  return within(ctx, async (tx) => change(tx, ctx, await lockView(tx, ctx, viewId), { deletedAt: new Date() }));
}

type View = Awaited<ReturnType<typeof lockView>>;

/** One's own or a shared view; somebody else's private one is not here. Touching the row locks it until the transaction ends. */
async function lockView(tx: Tx, ctx: Ctx, id: string) {
  const whose = [{ ownerId: null }, ...(ctx.person ? [{ ownerId: ctx.person.id }] : [])];
  const [view] = await tx.savedView.updateManyAndReturn({ where: { id, deletedAt: null, OR: whose }, data: { updatedAt: new Date() } });
  if (!view) notFound();
  if (view.ownerId === null) assertMay(ctx, "views.share");
  return view;
}

async function assertFree(tx: Tx, { entity, name, ownerId, id }: { entity: string; name: string; ownerId: string | null; id?: string | undefined }) {
  const others = id ? { id: { not: id } } : {};
  const taken = await tx.savedView.findFirst({ where: { entity, name, ownerId, deletedAt: null, ...others }, select: { id: true } });
  if (taken) refuseField("name", ownerId ? "You have a view with this name." : "There is a shared view with this name.");
}

async function change(tx: Tx, ctx: Ctx, before: View, data: { name: string } | { deletedAt: Date }) {
  const after = { ...data, version: before.version + 1 };
  await tx.savedView.update({ where: { id: before.id }, data: after, select: { id: true } });
  const isRename = "name" in data;
  return record(tx, ctx, {
    name: isRename ? "view.saved" : "view.deleted", label: isRename ? `Rename view ${before.name}` : `Delete view ${before.name}`, entity: "SavedView", entityId: before.id,
    changes: [{ entity: "SavedView", id: before.id, before, after }], details: {},
  });
}
