import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { bellFields, bellOf } from "./bell";
import { noticeKinds, notices, type Bell, type ListNotifications, type NoticeSetting } from "./rules";

/** The bell of the person whose page it is: how many are unread (99 stands for more), and one page of them, newest first. An API key has none. */
export function getBell(ctx: Ctx, { before, limit }: ListNotifications): Promise<Bell> {
  const userId = ctx.person?.id;
  if (!userId) return Promise.resolve({ unread: 0, notifications: [], next: null });
  return within(ctx, async (tx) => {
    const rows = await tx.notification.findMany({ where: { userId, ...(before && { id: { lt: before } }) }, select: bellFields, orderBy: { id: "desc" }, take: limit + 1 });
    return bellOf(rows, { limit, unread: await tx.notification.count({ where: { userId, readAt: null }, take: 99 }) });
  });
}

/** Unread only, for the number beside the bell; at most 99 are counted. */
export function countUnread(ctx: Ctx): Promise<number> {
  const userId = ctx.person?.id;
  return userId ? within(ctx, (tx) => tx.notification.count({ where: { userId, readAt: null }, take: 99 })) : Promise.resolve(0);
}

/** Every kind with the person's choice; the bell where none was made. */
export function listNoticeSettings(ctx: Ctx): Promise<NoticeSetting[]> {
  return within(ctx, async (tx) => {
    const chosen = await tx.notificationSetting.findMany({ where: { userId: ctx.person?.id ?? null }, select: { kind: true, delivery: true }, orderBy: { kind: "asc" }, take: 100 });
    return noticeKinds.map((kind) => ({ kind, label: notices[kind], delivery: chosen.find((each) => each.kind === kind)?.delivery ?? "IN_APP" }));
  });
}

/** A mail that will not arrive: to whom, about what, and why. */
export type DeadLetter = { id: string; recipient: string; subject: string; error: string | null; createdAt: string };

/** The mails of the last 30 days that were given up, newest first; for administrators. A mail nobody could have sent because no server is configured is none. */
export async function listDeadLetters(ctx: Ctx): Promise<DeadLetter[]> {
  assertMay(ctx, "audit.read");
  const since = new Date(Date.now() - 30 * 86_400_000);
  return within(ctx, async (tx) => {
    const where = { channel: "EMAIL", createdAt: { gt: since }, OR: [{ state: "FAILED" }, { state: "DROPPED_STALE", attempts: { gt: 0 } }] } as const;
    const rows = await tx.outbox.findMany({ where: { ...where, OR: [...where.OR] }, select: { id: true, recipient: true, payload: true, error: true, createdAt: true }, orderBy: { id: "desc" }, take: 50 });
    return rows.map(({ payload, createdAt, ...row }) => ({ ...row, subject: Titled.parse(payload).subject, createdAt: createdAt.toISOString() }));
  });
}

const Titled = z.object({ subject: z.string().catch("") }).catch({ subject: "" });
