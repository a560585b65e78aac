import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { reportError } from "@/lib/errors/reporting";
import { enqueue, note } from "@/lib/events/record";
import { notify } from "@/lib/notifications/outbox";
import type { Alert } from "./rules";

/** Checks the whole trail now, as every night; what it finds stands in the job's result. */
export function verifyAuditTrail(ctx: Ctx) {
  return within(ctx, async (tx) => {
    await note(tx, ctx, { name: "audit.verification_asked", entity: "Organization", entityId: ctx.tenantId, details: {} });
    return { jobId: await enqueue(tx, ctx, "audit_verify", {}) };
  });
}

const DAY = 86_400_000;

/** Something does not add up: a fact, a report for staff, and a message to every administrator. The same reason is told once a day. */
export async function alertAdmins(ctx: Ctx, { title, reason }: Alert) {
  const isNews = await within(ctx, async (tx) => {
    const told = await tx.auditLog.findFirst({ where: { action: "audit.alert", createdAt: { gt: new Date(Date.now() - DAY) }, details: { path: ["reason"], equals: reason } }, select: { id: true } });
    if (told) return false;
    const { factId: key } = await note(tx, ctx, { name: "audit.alert", entity: "Organization", entityId: ctx.tenantId, details: { reason } });
    const admins = await tx.user.findMany({ where: { isAdmin: true, isActive: true }, select: { id: true }, orderBy: { id: "asc" }, take: 100 });
    for (const { id: userId } of admins) await notify(tx, ctx, { userId, kind: "audit.alert", key, title, body: reason, href: "/settings/audit" });
    return true;
  });
  if (isNews) await reportError({ kind: "alert", error: `${title}: ${reason}`, organizationId: ctx.tenantId });
}
