import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { notify } from "@/lib/notifications/outbox";

/** A reaction to what happens to a deal: the owner hears what someone else did. */
export function noticeOwner(ctx: Ctx, fact: Fact) {
  return within(ctx, async (tx) => {
    if (fact.entity !== "Deal") return;
    const deal = await tx.deal.findUnique({ where: { id: fact.entityId }, select: { ownerId: true, name: true } });
    if (!deal?.ownerId || deal.ownerId === fact.actorId) return;
    const deed = fact.name.replace("deal.", "");
    await notify(tx, ctx, { userId: deal.ownerId, kind: "deal.changed", key: fact.id, title: `${fact.actorName} ${deed} ${deal.name}`, href: `/deals/${fact.entityId}` });
  });
}
