import type { Metadata } from "next";
import { NoticeSettings } from "@/components/notifications/notice-settings";
import { NotificationList } from "@/components/notifications/notification-list";
import { canMail } from "@/lib/accounts/mails";
import { ListNotifications, staffDeliveries } from "@/lib/notifications/rules";
import { requireStaff } from "@/lib/ops/context";
import { getStaffBell, listStaffNoticeSettings } from "@/lib/ops/notifications/queries";
import { chooseDelivery, markAllRead, markRead } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function StaffNotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const staff = await requireStaff("own_account");
  const { before } = await searchParams;
  const asked = ListNotifications.safeParse({ before, limit: 50 });
  const [bell, settings] = await Promise.all([getStaffBell(staff, asked.data ?? ListNotifications.parse({ limit: 50 })), listStaffNoticeSettings(staff)]);
  const empty = "When a blocker of yours waits too long, is escalated to you, answered or resolved, it says so here.";
  return (
    <NotificationList bell={bell} href="/ops/notifications" empty={empty} isFirstPage={!asked.data?.before} onRead={markRead} onReadAll={markAllRead}>
      <NoticeSettings settings={settings} choices={staffDeliveries} canMail={canMail()} onChoose={chooseDelivery} />
    </NotificationList>
  );
}
