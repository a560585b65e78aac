import { DeadLetters } from "@/components/notifications/dead-letters";
import { NotificationList } from "@/components/notifications/notification-list";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getBell, listDeadLetters } from "@/lib/notifications/queries";
import { ListNotifications } from "@/lib/notifications/rules";
import { markAllRead, markRead } from "./actions";

export const metadata = { title: "Notifications" };

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext("account.read");
  const { before } = await searchParams;
  const asked = ListNotifications.safeParse({ before, limit: 50 });
  const [bell, letters] = await Promise.all([getBell(ctx, asked.data ?? ListNotifications.parse({ limit: 50 })), may(ctx, "audit.read") ? listDeadLetters(ctx) : []]);
  return (
    <NotificationList bell={bell} isFirstPage={!asked.data?.before} onRead={markRead} onReadAll={markAllRead}>
      <DeadLetters letters={letters} />
    </NotificationList>
  );
}
