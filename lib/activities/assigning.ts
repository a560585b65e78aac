import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { notify } from "@/lib/notifications/outbox";
import { refuseField } from "@/lib/refusal";

type Assigned = { id: string; subject: string; assignedTo: string | null; dueDate: string | null; dealId: string | null; customerId: string | null };

export async function assertAssignee(tx: Tx, assignedTo: string | null | undefined) {
  const found = assignedTo ? await tx.user.findFirst({ where: { id: assignedTo, isActive: true }, select: { id: true } }) : true;
  if (!found) refuseField("assignedTo", "This person is not here, or not active.");
}

/** Whoever is given something to do by somebody else hears of it, once for each time it is given. */
export async function noticeAssignee(tx: Tx, ctx: Ctx, { id, subject, assignedTo, dueDate, dealId, customerId }: Assigned, factId: string) {
  if (!assignedTo || assignedTo === ctx.person?.id || assignedTo === ctx.actor.id) return;
  const href = dealId ? `/deals/${dealId}` : customerId ? `/customers/${customerId}` : `/activities?open=${id}`;
  await notify(tx, ctx, { userId: assignedTo, kind: "activity.assigned", key: factId, title: `${ctx.actor.name} gave you: ${subject}`, ...(dueDate && { body: `Due ${dueDate}` }), href });
}
