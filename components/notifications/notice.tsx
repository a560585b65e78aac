"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useOptimistic, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { NotificationRow } from "@/lib/notifications/rules";

/** One notification: a dot while it is unread, what happened, when; it opens what it is about. */
export function Notice({ notice, Icon, onRead }: { notice: NotificationRow; Icon: LucideIcon; onRead: (input: { notificationId: string }) => Promise<Outcome<unknown>> }) {
  const { id, title, body, href, readAt, createdAt } = notice;
  const [isRead, guess] = useOptimistic(readAt !== null);
  const [, start] = useTransition();
  const read = () => !isRead && start(async () => {
    guess(true);
    const outcome = await onRead({ notificationId: id });
    if (!outcome.ok) toastRefusal({ message: outcome.message });
  });
  return (
    <li className={cn("relative flex items-start gap-3 px-4 py-3", !isRead && "bg-accent-tint")}>
      <Icon className="mt-0.5 size-4 flex-none text-ink-3" aria-hidden="true" />
      <div className="flex min-w-0 flex-1 items-start gap-3 max-md:flex-col max-md:gap-1">
        <div className="min-w-0 flex-1">
          <p className={cn("[overflow-wrap:anywhere]", !isRead && "font-medium")}>
            {href ? <Link href={href} onClick={read} className="text-ink no-underline after:absolute after:inset-0">{title}</Link> : title}
            {!isRead && <span className="sr-only">, unread</span>}
          </p>
          {body && <p className="text-ink-2 [overflow-wrap:anywhere]">{body}</p>}
        </div>
        <div className="flex flex-none items-center gap-3 max-md:w-full max-md:justify-between">
          <span className="text-xs whitespace-nowrap text-ink-3"><DateTime value={new Date(createdAt).toISOString()} /></span>
          {!isRead && <Button size="sm" variant="quiet" className="relative z-1 -my-1" onClick={read}>Mark as read</Button>}
        </div>
      </div>
    </li>
  );
}
