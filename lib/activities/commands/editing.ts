import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged, whoChangedLast } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { dateColumn } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { assertAssignee, noticeAssignee } from "../assigning";
import { aboutOf, assertMayWriteActivity, findLinks, linkColumns, loadLinks, lockActivity, type Linked, type LockedActivity } from "../places";
import { assertWelcome, isOpen, type ActivityStatus, type CompleteActivity, type EditActivity, type PatchActivity, type ReopenActivity } from "../rules";

/** The change set to undo, or null when the field already held the value. */
export type Edited = { changeSetId: string | null };

/** One field. The same field is refused with both values if someone changed it since it was read. */
export function editActivity(ctx: Ctx, { activityId, field, was, value }: EditActivity): Promise<Edited> {
  return within(ctx, async (tx) => {
    const activity = await lockMine(tx, ctx, activityId);
    await assertUnchanged(tx, { entity: "Activity", id: activityId, field, was, now: activity[field], yours: value });
    return write(tx, ctx, activity, { [field]: value });
  });
}

/** Several fields at once. Refused when the activity has another version than the one that was read. */
export function patchActivity(ctx: Ctx, { activityId, version, ...fields }: PatchActivity): Promise<Edited> {
  return within(ctx, async (tx) => {
    const activity = await lockMine(tx, ctx, activityId);
    if (version !== activity.version) {
      const { byName } = await whoChangedLast(tx, { entity: "Activity", id: activityId });
      refuse(`${byName} changed this since you read version ${version}. Look again before you save.`, 409);
    }
    return write(tx, ctx, activity, fields);
  });
}

/** Done: who, when, and what came of it. */
export function completeActivity(ctx: Ctx, { activityId, outcome }: CompleteActivity): Promise<Edited> {
  return within(ctx, async (tx) => {
    const activity = await lockMine(tx, ctx, activityId);
    if (activity.status === "COMPLETED") refuse(`${activity.completedByName ?? "Someone"} completed this already.`, 409);
    return write(tx, ctx, activity, { status: "COMPLETED", outcome });
  });
}

export function reopenActivity(ctx: Ctx, { activityId }: ReopenActivity): Promise<Edited> {
  return within(ctx, async (tx) => {
    const activity = await lockMine(tx, ctx, activityId);
    if (isOpen(activity.status)) refuse("This is open already.", 409);
    return write(tx, ctx, activity, { status: "PENDING" });
  });
}

async function lockMine(tx: Tx, ctx: Ctx, activityId: string) {
  const activity = await lockActivity(tx, activityId);
  assertMayWriteActivity(ctx, activity, await findLinks(tx, activity));
  return activity;
}

async function write(tx: Tx, ctx: Ctx, activity: LockedActivity, fields: Omit<PatchActivity, "activityId" | "version">): Promise<Edited> {
  const changed = differing(activity, fields);
  if (Object.keys(changed).length === 0) return { changeSetId: null };
  const next = { ...activity, ...changed };
  const linked = await relink(tx, ctx, next, changed);
  if (linked.contact && (changed.type || changed.contactId)) assertWelcome(next.type, linked.contact);
  await assertAssignee(tx, changed.assignedTo);

  const after = { ...changed, ...(changed.status && closing(ctx, changed.status)), ...(changed.dueDate === null && { dueTime: null }), version: activity.version + 1 };
  const { dueDate, ...plain } = after;
  const data = { ...plain, ...(dueDate !== undefined && { dueDate: dueDate && dateColumn(dueDate) }) };
  await orTaken(tx.activity.update({ where: { id: activity.id }, data, select: { id: true } }), "externalId", "Another activity has this external id.");
  const { changeSetId, factId } = await recordDeed(tx, ctx, { activity, next, linked, after, columns: Object.keys(changed) });
  if (changed.assignedTo) await noticeAssignee(tx, ctx, next, factId);
  return { changeSetId };
}

/** Hung on something else, it needs the right to write there. */
async function relink(tx: Tx, ctx: Ctx, next: LockedActivity, changed: Partial<LockedActivity>) {
  if (linkColumns.every((column) => changed[column] === undefined)) return findLinks(tx, next);
  const linked = await loadLinks(tx, next);
  assertMayWriteActivity(ctx, next, linked);
  return linked;
}

/** Completing notes who and when; leaving that state clears it. */
function closing({ actor }: Ctx, status: ActivityStatus) {
  const done = status === "COMPLETED";
  return { completedAt: done ? new Date() : null, completedBy: done ? actor.id : null, completedByKind: done ? actor.kind : null, completedByName: done ? actor.name : null };
}

type Deed = { activity: LockedActivity; next: LockedActivity; linked: Linked; after: object; columns: string[] };

function recordDeed(tx: Tx, ctx: Ctx, { activity, next, linked, after, columns }: Deed) {
  const about = { entity: "Activity", entityId: activity.id, ...aboutOf(linked), changes: [{ entity: "Activity", id: activity.id, before: activity, after: { ...after } }] };
  if (next.status === "COMPLETED" && activity.status !== "COMPLETED") return record(tx, ctx, { ...about, name: "activity.completed", label: `Complete ${activity.subject}`, details: {} });
  if (isOpen(next.status) && !isOpen(activity.status)) return record(tx, ctx, { ...about, name: "activity.reopened", label: `Reopen ${activity.subject}`, details: {} });
  return record(tx, ctx, { ...about, name: "activity.edited", label: `Change ${activity.subject}`, details: { fields: columns } });
}
