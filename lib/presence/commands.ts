import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import type { Presence, ShowPresence } from "./rules";
import { PRESENCE_MINUTES } from "./words";

/** Presence only: whoever comes first is named to the others for 15 minutes after the last sign of life. It stops nobody; the values that were read decide. */
export function showPresence(ctx: Ctx, { entity, entityId, isOpen }: ShowPresence): Promise<Presence> {
  return within(ctx, async (tx) => {
    await assertMayEdit(tx, ctx, { entity, id: entityId });
    const { person, sessionId } = ctx;
    if (!person || !sessionId) return { heldBy: null };
    if (!isOpen) return tx.lockedEntity.deleteMany({ where: { entityType: entity, entityId, userId: person.id, sessionId } }).then(() => ({ heldBy: null }));
    if (await hold(tx, ctx, { entity, id: entityId, userId: person.id, sessionId })) return { heldBy: null };
    const held = await tx.lockedEntity.findFirst({ where: { entityType: entity, entityId }, select: { user: { select: { name: true } } } });
    return { heldBy: held?.user.name ?? null };
  });
}

type Place = { entity: ShowPresence["entity"]; id: string };

/** Only who may change it is named as changing it; 404 when it is not there. */
async function assertMayEdit(tx: Tx, ctx: Ctx, { entity, id }: Place) {
  const where = { id, deletedAt: null };
  if (entity === "Deal") return assertMay(ctx, "deals.edit", (await tx.deal.findFirst({ where, select: { id: true, ownerId: true, teamMembers: true } })) ?? notFound());
  if (entity === "Customer") return assertMay(ctx, "customers.edit", (await tx.customer.findFirst({ where, select: { id: true, ownerId: true } })) ?? notFound());
  const { productId, solutionId } = await definitionOf(tx, { entity, id });
  assertMay(ctx, productId ? "products.edit" : "solutions.edit", { id: productId ?? solutionId ?? notFound(), ownerId: null });
}

/** The product or solution whose editor it is. */
async function definitionOf(tx: Tx, { entity, id }: Place): Promise<{ productId: string | null; solutionId: string | null }> {
  const where = { id, deletedAt: null };
  if (entity === "Task") return (await tx.task.findFirst({ where, select: { productId: true, solutionId: true } })) ?? notFound();
  if (entity === "Product") return (await tx.product.count({ where })) > 0 ? { productId: id, solutionId: null } : notFound();
  return (await tx.solution.count({ where })) > 0 ? { productId: null, solutionId: id } : notFound();
}

/** Takes the place of whoever has an editor open, if nobody has or their time is over; answers whether it was taken. */
async function hold(tx: Tx, { tenantId }: Ctx, { entity, id, userId, sessionId }: Place & { userId: string; sessionId: string }) {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    insert into locked_entities as l ("tenantId", "entityType", "entityId", "userId", "sessionId", "expiresAt")
    values (${tenantId}::uuid, ${entity}, ${id}::uuid, ${userId}::uuid, ${sessionId}::uuid, now() + make_interval(mins => ${PRESENCE_MINUTES}::int))
    on conflict ("tenantId", "entityType", "entityId") do update set "userId" = excluded."userId", "sessionId" = excluded."sessionId", "expiresAt" = excluded."expiresAt"
    where l."expiresAt" < now() or l."userId" = excluded."userId" returning id`;
  return taken.length > 0;
}
