import "server-only";
import { notFound } from "next/navigation";
import type { UndoChangeSet } from "@/lib/changes/rules";
import { isSame } from "@/lib/changes/conflicts";
import { everything } from "@/lib/db/everything";
import { orTaken } from "@/lib/db/taken";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse } from "@/lib/refusal";
import type { DeleteView, RenameView } from "@/lib/views/rules";
import type { StaffCtx } from "../context";
import { noteStaff, type OpsTx } from "../facts";
import { StandingView, type SaveStaffView } from "./rules";

/** A new view, or the same one with what is shown now. A shared one is every colleague's who may see the list. */
export function saveStaffView(staff: StaffCtx, { viewId, entity, name, isShared, ...picture }: SaveStaffView) {
  return everything.$transaction(async (tx) => {
    const standing = { name, ownerId: isShared ? null : staff.staffId, picture };
    if (viewId) return change(tx, staff, await lockView(tx, staff, viewId), standing);
    const lastChangeId = crypto.randomUUID();
    const made = await orTaken(tx.staffView.create({ data: { entity, lastChangeId, ...standing }, select: { id: true } }), "name", taken(standing));
    await noteStaff(tx, staff, { name: "view.saved", entity: "StaffView", entityId: made.id, details: {} });
    return { viewId: made.id, changeSetId: lastChangeId };
  });
}

export function renameStaffView(staff: StaffCtx, { viewId, was, name }: RenameView) {
  return everything.$transaction(async (tx) => {
    const view = await lockView(tx, staff, viewId);
    if (!isSame(was, view.name) && !isSame(name, view.name)) refuse(`Somebody renamed this view to “${view.name}” since you opened it. Look again.`, 409);
    return change(tx, staff, view, { name, ownerId: view.ownerId });
  });
}

/** Out of sight; undo brings it back. */
export function deleteStaffView(staff: StaffCtx, { viewId }: DeleteView) {
  return everything.$transaction(async (tx) => {
    const view = await lockView(tx, staff, viewId);
    return change(tx, staff, view, { name: view.name, ownerId: view.ownerId, deletedAt: new Date() });
  });
}

/** Puts back what the last change of a view replaced. Refused once somebody has changed it again. */
export function undoStaffView(staff: StaffCtx, { changeSetId }: UndoChangeSet) {
  return everything.$transaction(async (tx) => {
    const view = await findView(tx, staff, { lastChangeId: changeSetId });
    if (!view?.before) refuse("This view was changed since, so it stays as it is.", 409);
    return change(tx, staff, view, { ...StandingView.parse(view.before), deletedAt: null });
  });
}

type View = Awaited<ReturnType<typeof lockView>>;
type Standing = Omit<StandingView, "picture"> & { picture?: StandingView["picture"]; deletedAt?: Date | null };

async function lockView(tx: OpsTx, staff: StaffCtx, id: string) {
  return (await findView(tx, staff, { id, deletedAt: null })) ?? notFound();
}

/** One's own or a shared view; a colleague's own is not here. Touching the row locks it until the transaction ends. */
async function findView(tx: OpsTx, { staffId }: StaffCtx, which: { id: string; deletedAt: null } | { lastChangeId: string }) {
  const [view] = await tx.staffView.updateManyAndReturn({ where: { ...which, OR: [{ ownerId: null }, { ownerId: staffId }] }, data: { updatedAt: new Date() } });
  return view;
}

async function change(tx: OpsTx, staff: StaffCtx, { id, version, name, ownerId, picture, deletedAt }: View, after: Standing) {
  const lastChangeId = crypto.randomUUID();
  const before = deletedAt ? Prisma.DbNull : { name, ownerId, picture };
  await orTaken(tx.staffView.update({ where: { id }, data: { ...after, before, lastChangeId, version: version + 1 }, select: { id: true } }), "name", taken(after));
  await noteStaff(tx, staff, { name: after.deletedAt ? "view.deleted" : "view.saved", entity: "StaffView", entityId: id, details: {} });
  return { viewId: id, changeSetId: lastChangeId };
}

function taken({ ownerId }: { ownerId: string | null }) {
  return ownerId ? "You have a view with this name." : "There is a shared view with this name.";
}
