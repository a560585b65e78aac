import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dateColumn } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { assertAssignee, noticeAssignee } from "../assigning";
import { aboutOf, assertMayWriteActivity, loadLinks } from "../places";
import { assertWelcome, type PlanActivity } from "../rules";

export type PlannedActivity = { activityId: string; changeSetId: string };

/** Something to do, for the person who asks unless somebody else is named; that one hears of it, once. */
export function planActivity(ctx: Ctx, { dueDate = null, customerId = null, contactId = null, dealId = null, productId = null, ...input }: PlanActivity): Promise<PlannedActivity> {
  return within(ctx, async (tx) => {
    const assignedTo = input.assignedTo === undefined ? (ctx.person?.id ?? null) : input.assignedTo;
    const links = { customerId, contactId, dealId, productId };
    const linked = await loadLinks(tx, links);
    assertMayWriteActivity(ctx, { assignedTo }, linked);
    await assertAssignee(tx, assignedTo);
    if (linked.contact) assertWelcome(input.type, linked.contact);
    const { type, subject, description = null, priority = "MEDIUM", dueTime = null, externalId = null } = input;
    const made = { createdBy: ctx.actor.id, createdByKind: ctx.actor.kind, createdByName: ctx.actor.name };
    const data = { tenantId: ctx.tenantId, ...links, assignedTo, type, subject, description, priority, dueTime: dueDate ? dueTime : null, dueDate: dueDate && dateColumn(dueDate), externalId, ...made };
    const activity = await orTaken(tx.activity.create({ data }), "externalId", "Another activity has this external id.");
    const { changeSetId, factId } = await record(tx, ctx, {
      name: "activity.created", label: `Plan ${subject}`, entity: "Activity", entityId: activity.id, ...aboutOf(linked),
      changes: [{ entity: "Activity", id: activity.id, before: null, after: { ...activity, dueDate } }], details: {},
    });
    await noticeAssignee(tx, ctx, { ...activity, dueDate }, factId);
    return { activityId: activity.id, changeSetId };
  });
}
