import { z } from "zod";

/** Everything a person may be told of, in the words of the settings page. */
export const notices = {
  "deal.changed": "Someone else changes a deal of mine",
  "deal.stale": "A deal of mine stays in its stage for longer than the stage allows",
  "activity.assigned": "Someone gives me something to do",
  "note.mentioned": "Someone mentions me in a note",
  "assignment.proposed": "A customer of mine goes live, and what it bought waits to be confirmed",
  "rollout.waiting": "Something in our rollout waits on us",
  "import.finished": "An import of mine has come to its end",
  "export.ready": "An export of everything that I asked for is ready",
  "audit.alert": "The audit trail, or a total, does not add up (administrators)",
} as const;

export type NoticeKind = keyof typeof notices;
export const noticeKinds = Object.keys(notices) as [NoticeKind, ...NoticeKind[]];

/** What a member of the staff may be told of, in the words of their settings. */
export const staffNotices = {
  "blocker.reminder": "A blocker of mine is still open",
  "blocker.manager": "A blocker is escalated to me as the manager",
  "blocker.director": "A blocker is escalated to me as the director",
  "blocker.resolved": "A blocker I was told of is resolved",
  "blocker.replied": "The client answers about a blocker of mine",
  "blocker.assigned": "Somebody makes a blocker mine",
  "project.client_acted": "The client does its part or writes in a project of mine",
} as const;

export type StaffNoticeKind = keyof typeof staffNotices;
export const staffNoticeKinds = Object.keys(staffNotices) as [StaffNoticeKind, ...StaffNoticeKind[]];

/** Escalations reach whoever is not looking, so they are mailed as well until the person chooses otherwise. */
export const mailedAtFirst: readonly StaffNoticeKind[] = ["blocker.reminder", "blocker.manager", "blocker.director"];

/** Where a notice goes: the bell; the bell and a mail at once; the bell and one mail a day; nowhere. */
export const deliveries = ["IN_APP", "MAIL", "DIGEST", "OFF"] as const;
export type Delivery = (typeof deliveries)[number];

/** What a member of the staff chooses from; a digest would be late for what escalates. */
export const staffDeliveries = ["IN_APP", "MAIL", "OFF"] as const satisfies readonly Delivery[];

export type NoticeSetting<K extends string = NoticeKind> = { kind: K; label: string; delivery: Delivery };

export type NotificationRow = { id: string; kind: string; title: string; body: string | null; href: string | null; readAt: Date | null; createdAt: Date };
/** How many are unread (99 stands for more), one page of them, and after which the next page begins. */
export type Bell = { unread: number; notifications: NotificationRow[]; next: string | null };

export const ListNotifications = z.object({ before: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
export type ListNotifications = z.infer<typeof ListNotifications>;

export const MarkRead = z.strictObject({ notificationId: z.uuid() });
export type MarkRead = z.infer<typeof MarkRead>;

/** Up to and including the newest one that was seen: what arrived in between stays unread. */
export const MarkAllRead = z.strictObject({ upTo: z.uuid() });
export type MarkAllRead = z.infer<typeof MarkAllRead>;

export const ChooseDelivery = z.strictObject({ kind: z.enum(noticeKinds), delivery: z.enum(deliveries) });
export type ChooseDelivery = z.infer<typeof ChooseDelivery>;

export const ChooseStaffDelivery = z.strictObject({ kind: z.enum(staffNoticeKinds), delivery: z.enum(staffDeliveries) });
export type ChooseStaffDelivery = z.infer<typeof ChooseStaffDelivery>;
