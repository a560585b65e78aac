import { NotificationList } from "@/components/notifications/notification-list";
import { requireContext } from "@/lib/auth/context";
import { getBell } from "@/lib/notifications/queries";
import { ListNotifications } from "@/lib/notifications/rules";
import { markAllRead, markRead } from "./actions";

export const metadata = { title: "Notifications" };

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext("account.read");
  const { before } = await searchParams;
  const asked = ListNotifications.safeParse({ before, limit: 50 });
  const bell = await getBell(ctx, asked.data ?? ListNotifications.parse({ limit: 50 }));
  return <NotificationList bell={bell} isFirstPage={!asked.data?.before} onRead={markRead} onReadAll={markAllRead} />;
}
