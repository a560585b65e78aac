import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { notify } from "@/lib/notifications/outbox";
import { calledOf } from "../called";
import { isNews, tellOwner } from "../rules/telling";

/** A reaction to what happens to a deal: the owner hears what someone else did. Many deals changed at once are one message. */
export function noticeOwner(ctx: Ctx, fact: Fact) {
  return within(ctx, async (tx) => {
    const told = fact.entity === "Deal" ? await tx.auditLog.findUnique({ where: { id: fact.id }, select: { action: true, details: true, changeSetId: true } }) : null;
    const deal = told && (await tx.deal.findUnique({ where: { id: fact.entityId }, select: { ownerId: true } }));
    if (!told || !deal?.ownerId || deal.ownerId === fact.actorId) return;
    const details = plain(told.details);
    if (!isNews({ ...told, details })) return;
    const names = await namesTogether(tx, fact, { ...told, ownerId: deal.ownerId });
    const stage = typeof details.toStageId === "string" ? await tx.pipelineStage.findUnique({ where: { id: details.toStageId }, select: { name: true } }) : null;
    const isNewOwner = Array.isArray(details.fields) && details.fields.includes("ownerId");
    const title = tellOwner({ ...told, details }, { byName: fact.actorName, names, stageName: stage?.name ?? null, isNewOwner });
    const href = names.length === 1 ? `/deals/${fact.entityId}` : "/deals?owner=me";
    await notify(tx, ctx, { userId: deal.ownerId, kind: "deal.changed", key: told.changeSetId ?? fact.id, title, href });
  });
}

/** The owner's deals to which the same happened in the same change set; at most 500. */
async function namesTogether(tx: Tx, fact: Fact, { action, changeSetId, ownerId }: { action: string; changeSetId: string | null; ownerId: string }) {
  const facts = changeSetId ? await tx.auditLog.findMany({ where: { changeSetId, action, entity: "Deal" }, select: { entityId: true }, orderBy: { id: "asc" }, take: 500 }) : [];
  const ids = [...new Set([fact.entityId, ...facts.map(({ entityId }) => entityId)])];
  const theirs = await tx.deal.findMany({ where: { id: { in: ids }, ownerId }, select: { id: true }, orderBy: { id: "asc" }, take: 500 });
  return calledOf(tx, theirs.map(({ id }) => id));
}

function plain(details: unknown) {
  return details && typeof details === "object" ? (details as Record<string, unknown>) : {};
}
