import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { aboutOf, assertMayWriteActivity, findLinks, lockActivity } from "../places";
import type { DeleteActivity } from "../rules";

/** To the trash. */
export function deleteActivity(ctx: Ctx, { activityId }: DeleteActivity) {
  return within(ctx, async (tx) => {
    const activity = await lockActivity(tx, activityId);
    const linked = await findLinks(tx, activity);
    assertMayWriteActivity(ctx, activity, linked);
    const after = { deletedAt: new Date(), version: activity.version + 1 };
    await tx.activity.update({ where: { id: activityId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "activity.deleted", label: `Delete ${activity.subject}`, entity: "Activity", entityId: activityId, ...aboutOf(linked),
      changes: [{ entity: "Activity", id: activityId, before: { ...activity, deletedAt: null }, after }], details: {},
    });
  });
}
