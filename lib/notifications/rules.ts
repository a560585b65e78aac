import { z } from "zod";

/** Everything a person may be told of, in the words of the settings page. */
export const notices = {
  "deal.changed": "Someone else changes a deal of mine",
  "deal.stale": "A deal of mine stays in its stage for longer than the stage allows",
  "activity.assigned": "Someone gives me something to do",
  "note.mentioned": "Someone mentions me in a note",
  "import.finished": "An import of mine has come to its end",
  "audit.alert": "The audit trail, or a total, does not add up (administrators)",
} as const;

export type NoticeKind = keyof typeof notices;
export const noticeKinds = Object.keys(notices) as [NoticeKind, ...NoticeKind[]];

/** Where a notice goes: the bell; the bell and a mail at once; the bell and one mail a day; nowhere. */
export const deliveries = ["IN_APP", "MAIL", "DIGEST", "OFF"] as const;
export type Delivery = (typeof deliveries)[number];

export const ListNotifications = z.object({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
export type ListNotifications = z.infer<typeof ListNotifications>;

export const MarkRead = z.strictObject({ notificationId: z.uuid() });
export type MarkRead = z.infer<typeof MarkRead>;

/** Up to and including the newest one that was seen: what arrived in between stays unread. */
export const MarkAllRead = z.strictObject({ upTo: z.uuid() });
export type MarkAllRead = z.infer<typeof MarkAllRead>;

export const ChooseDelivery = z.strictObject({ kind: z.enum(noticeKinds), delivery: z.enum(deliveries) });
export type ChooseDelivery = z.infer<typeof ChooseDelivery>;
