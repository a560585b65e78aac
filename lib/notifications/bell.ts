import "server-only";
import type { Bell, NotificationRow } from "./rules";

/** What a bell shows of a notification. */
export const bellFields = { id: true, kind: true, title: true, body: true, href: true, readAt: true, createdAt: true } as const;

/** One page of a bell, from its rows (one more than the page holds, newest first) and how many are unread. */
export function bellOf(rows: NotificationRow[], { limit, unread }: { limit: number; unread: number }): Bell {
  const notifications = rows.slice(0, limit);
  return { unread, notifications, next: rows.length > limit ? (notifications.at(-1)?.id ?? null) : null };
}
