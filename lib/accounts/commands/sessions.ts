import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { dropCookie, TENANT_COOKIE } from "@/lib/auth/sessions";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { selfOf } from "../queries";
import type { EndSession } from "../rules";

/** Ends one of one's own sessions, here or on another machine. */
export async function endSession(ctx: Ctx, { sessionId }: EndSession) {
  const { id: userId } = selfOf(ctx);
  await within(ctx, async (tx) => {
    const { count } = await tx.session.updateMany({ where: { id: sessionId, userId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) notFound();
    await note(tx, ctx, { name: "account.signed_out", entity: "User", entityId: userId, details: { sessions: count } });
  });
  if (sessionId === ctx.sessionId) await dropCookie(TENANT_COOKIE);
}

/** Signs out everywhere, here too. */
export async function endAllSessions(ctx: Ctx) {
  const { id: userId } = selfOf(ctx);
  await within(ctx, async (tx) => {
    const { count } = await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
    await note(tx, ctx, { name: "account.signed_out", entity: "User", entityId: userId, details: { sessions: count } });
  });
  await dropCookie(TENANT_COOKIE);
}
