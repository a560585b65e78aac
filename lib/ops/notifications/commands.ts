import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import type { ChooseStaffDelivery, MarkAllRead, MarkRead } from "@/lib/notifications/rules";
import type { StaffCtx } from "../context";
import { noteStaff } from "../facts";

const own = ({ staffId }: StaffCtx) => ({ tenantId: null, internalUserId: staffId });

/** One's own. Reading is no change of the business: it leaves no fact. */
export async function markStaffRead(staff: StaffCtx, { notificationId }: MarkRead) {
  const found = await everything.notification.findFirst({ where: { ...own(staff), id: notificationId }, select: { id: true } });
  if (!found) return notFound();
  const { count } = await everything.notification.updateMany({ where: { ...own(staff), id: notificationId, readAt: null }, data: { readAt: new Date() } });
  return { read: count };
}

/** Up to and including the newest one that was seen. */
export async function markAllStaffRead(staff: StaffCtx, { upTo }: MarkAllRead) {
  const { count } = await everything.notification.updateMany({ where: { ...own(staff), readAt: null, id: { lte: upTo } }, data: { readAt: new Date() } });
  return { read: count };
}

/** Where one kind of notice goes from now on. */
export function chooseStaffDelivery(staff: StaffCtx, { kind, delivery }: ChooseStaffDelivery) {
  return everything.$transaction(async (tx) => {
    const key = { ...own(staff), kind };
    const { count } = await tx.notificationSetting.updateMany({ where: key, data: { delivery } });
    if (count === 0) await tx.notificationSetting.createMany({ data: { ...key, delivery }, skipDuplicates: true });
    await noteStaff(tx, staff, { name: "notifications.chosen", entity: "InternalUser", entityId: staff.staffId, details: { kind, delivery } });
    return { kind, delivery };
  });
}
