import "server-only";
import { everything } from "@/lib/db/everything";
import { bellFields, bellOf } from "@/lib/notifications/bell";
import { mailedAtFirst, staffNoticeKinds, staffNotices, type Bell, type ListNotifications, type NoticeSetting, type StaffNoticeKind } from "@/lib/notifications/rules";
import type { StaffCtx } from "../context";

/** The bell of a member of the staff: how many are unread (99 stands for more), and one page of them, newest first. */
export async function getStaffBell(staff: StaffCtx, { before, limit }: ListNotifications): Promise<Bell> {
  const where = { tenantId: null, internalUserId: staff.staffId, ...(before && { id: { lt: before } }) };
  const rows = await everything.notification.findMany({ where, select: bellFields, orderBy: { id: "desc" }, take: limit + 1 });
  return bellOf(rows, { limit, unread: await countStaffUnread(staff) });
}

/** Unread only, for the number beside the bell; at most 99 are counted. */
export function countStaffUnread({ staffId }: StaffCtx): Promise<number> {
  return everything.notification.count({ where: { tenantId: null, internalUserId: staffId, readAt: null }, take: 99 });
}

/** Every kind with one's own choice; where none was made, the bell, and for an escalation a mail as well. */
export async function listStaffNoticeSettings({ staffId }: StaffCtx): Promise<NoticeSetting<StaffNoticeKind>[]> {
  const chosen = await everything.notificationSetting.findMany({ where: { tenantId: null, internalUserId: staffId }, select: { kind: true, delivery: true }, orderBy: { kind: "asc" }, take: 100 });
  return staffNoticeKinds.map((kind) => ({ kind, label: staffNotices[kind], delivery: chosen.find((each) => each.kind === kind)?.delivery ?? (mailedAtFirst.includes(kind) ? "MAIL" : "IN_APP") }));
}
