"use client";

import { AlarmClock, AtSign, Bell, CalendarPlus, CircleCheck, FileUp, Handshake, Hourglass, MessageSquareReply, ShieldAlert, TriangleAlert, UserCheck, type LucideIcon } from "lucide-react";
import { useTransition, type ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { Bell as BellOf } from "@/lib/notifications/rules";
import { Notice } from "./notice";

type Props = {
  bell: BellOf; /** Of this page. */ href?: string; /** What is told here, where nothing is yet. */ empty?: string; isFirstPage: boolean;
  onRead: (input: { notificationId: string }) => Promise<Outcome<unknown>>; onReadAll: (input: { upTo: string }) => Promise<Outcome<unknown>>; /** Under the list. */ children?: ReactNode;
};

const icons: Record<string, LucideIcon> = {
  "deal.changed": Handshake, "deal.stale": Hourglass, "activity.assigned": CalendarPlus, "note.mentioned": AtSign, "import.finished": FileUp, "rollout.waiting": AlarmClock, "audit.alert": ShieldAlert,
  "blocker.reminder": AlarmClock, "blocker.manager": TriangleAlert, "blocker.director": TriangleAlert, "blocker.resolved": CircleCheck, "blocker.replied": MessageSquareReply, "blocker.assigned": UserCheck, "project.client_acted": MessageSquareReply,
};
const WORKSPACE = "When somebody changes a deal of yours, gives you something to do or mentions you, it says so here.";

/** What others did that concerns this person, newest first. Opening one reads it. */
export function NotificationList({ bell: { unread, notifications, next }, href = "/notifications", empty = WORKSPACE, isFirstPage, onRead, onReadAll, children }: Props) {
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
          <EmptyState title={isFirstPage ? "Nothing new" : "Nothing older"}>{empty}</EmptyState>
        ) : (
          <ul aria-label="Notifications" className="box divide-y divide-line overflow-hidden">
            {notifications.map((notice) => <Notice key={notice.id} notice={notice} Icon={icons[notice.kind] ?? Bell} onRead={onRead} />)}
          </ul>
        )}
        <PaginationCursor label="Pages of notifications" newerHref={isFirstPage ? undefined : href} newer="Newest" olderHref={next ? `${href}?before=${next}` : undefined} />
        {children}
      </Content>
    </>
  );
}
