import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { ChooseDelivery, MarkAllRead, MarkRead } from "./rules";

/** Reading is no change of the business: it leaves no fact. */
export function markRead(ctx: Ctx, { notificationId }: MarkRead) {
  return within(ctx, async (tx) => {
    const found = await tx.notification.findFirst({ where: { id: notificationId, userId: personOf(ctx) }, select: { readAt: true } });
    if (!found) return notFound();
    if (!found.readAt) await tx.notification.update({ where: { id: notificationId }, data: { readAt: new Date() } });
    return { read: 1 };
  });
}

export function markAllRead(ctx: Ctx, { upTo }: MarkAllRead) {
  return within(ctx, async (tx) => {
    const { count } = await tx.notification.updateMany({ where: { userId: personOf(ctx), readAt: null, id: { lte: upTo } }, data: { readAt: new Date() } });
    return { read: count };
  });
}

/** Where one kind of notice goes from now on. */
export function chooseDelivery(ctx: Ctx, { kind, delivery }: ChooseDelivery) {
  return within(ctx, async (tx) => {
    const userId = personOf(ctx);
    const key = { tenantId: ctx.tenantId, userId, kind };
    const { count } = await tx.notificationSetting.updateMany({ where: key, data: { delivery } });
    if (count === 0) await tx.notificationSetting.createMany({ data: { ...key, delivery }, skipDuplicates: true });
    return note(tx, ctx, { name: "notifications.chosen", entity: "User", entityId: userId, details: { kind, delivery } });
  });
}

function personOf({ person }: Ctx): string {
  return person?.id ?? refuse("Notifications are for people. A key has none.", 403);
}
