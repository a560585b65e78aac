"use client";

import { AtSign, Bell, CalendarPlus, FileUp, Handshake, Hourglass, ShieldAlert, type LucideIcon } from "lucide-react";
import { useTransition, type ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { Bell as BellOf } from "@/lib/notifications/queries";
import { Notice } from "./notice";

type Props = { bell: BellOf; isFirstPage: boolean; onRead: (input: { notificationId: string }) => Promise<Outcome<unknown>>; onReadAll: (input: { upTo: string }) => Promise<Outcome<unknown>>; /** Under the list. */ children?: ReactNode };

const icons: Record<string, LucideIcon> = { "deal.changed": Handshake, "deal.stale": Hourglass, "activity.assigned": CalendarPlus, "note.mentioned": AtSign, "import.finished": FileUp, "audit.alert": ShieldAlert };

/** What others did that concerns this person, newest first. Opening one reads it. */
export function NotificationList({ bell: { unread, notifications, next }, isFirstPage, onRead, onReadAll, children }: Props) {
  const [working, start] = useTransition();
  const newest = notifications[0];
  const readAll = () => newest && start(async () => {
    const outcome = await onReadAll({ upTo: newest.id });
    if (!outcome.ok) toastRefusal({ message: outcome.message });
  });
  return (
    <>
      <PageHeader title="Notifications" meta={unread > 0 ? `${unread >= 99 ? "99 or more" : unread} unread` : undefined} actions={unread > 0 && isFirstPage && <Button working={working} onClick={readAll}>Mark all as read</Button>} />
      <Content className="w-full max-w-(--w-work)">
        {notifications.length === 0 ? (
          <EmptyState title={isFirstPage ? "Nothing new" : "Nothing older"}>When somebody changes a deal of yours, gives you something to do or mentions you, it says so here.</EmptyState>
        ) : (
          <ul aria-label="Notifications" className="box divide-y divide-line">
            {notifications.map((notice) => <Notice key={notice.id} notice={notice} Icon={icons[notice.kind] ?? Bell} onRead={onRead} />)}
          </ul>
        )}
        <PaginationCursor label="Pages of notifications" newerHref={isFirstPage ? undefined : "/notifications"} newer="Newest" olderHref={next ? `/notifications?before=${next}` : undefined} />
        {children}
      </Content>
    </>
  );
}
