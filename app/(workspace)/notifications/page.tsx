import { DeadLetters } from "@/components/notifications/dead-letters";
import { NoticeSettings } from "@/components/notifications/notice-settings";
import { NotificationList } from "@/components/notifications/notification-list";
import { canMail } from "@/lib/accounts/mails";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getBell, listDeadLetters, listNoticeSettings } from "@/lib/notifications/queries";
import { deliveries, ListNotifications } from "@/lib/notifications/rules";
import { chooseDelivery, markAllRead, markRead } from "./actions";

export const metadata = { title: "Notifications" };

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext("account.read");
  const { before } = await searchParams;
  const asked = ListNotifications.safeParse({ before, limit: 50 });
  const [bell, settings, letters] = await Promise.all([getBell(ctx, asked.data ?? ListNotifications.parse({ limit: 50 })), listNoticeSettings(ctx), may(ctx, "audit.read") ? listDeadLetters(ctx) : []]);
  return (
    <NotificationList bell={bell} isFirstPage={!asked.data?.before} onRead={markRead} onReadAll={markAllRead}>
      <NoticeSettings settings={settings} choices={deliveries} canMail={canMail()} onChoose={chooseDelivery} />
      <DeadLetters letters={letters} />
    </NotificationList>
  );
}
