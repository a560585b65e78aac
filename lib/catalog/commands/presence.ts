import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { hold } from "../places";
import type { ShowPresence } from "../rules/presence";
import { PRESENCE_MINUTES } from "../rules/words";

/** Who else has the editor open; null: nobody, or it is you. */
export type Presence = { heldBy: string | null };

/** Presence only: whoever comes first is named to the others for 15 minutes after the last sign of life. It stops nobody; the values that were read decide. */
export function showPresence(ctx: Ctx, { entity, entityId, isOpen }: ShowPresence): Promise<Presence> {
  return within(ctx, async (tx) => {
    const { productId, solutionId } = await parentOf(tx, { entity, entityId });
    assertMay(ctx, productId ? "products.edit" : "solutions.edit", { id: productId ?? solutionId ?? notFound(), ownerId: null });
    const { person, sessionId } = ctx;
    if (!person || !sessionId) return { heldBy: null };
    if (!isOpen) return tx.lockedEntity.deleteMany({ where: { entityType: entity, entityId, userId: person.id, sessionId } }).then(() => ({ heldBy: null }));
    if (await hold(tx, ctx, { entity, id: entityId, userId: person.id, sessionId, minutes: PRESENCE_MINUTES })) return { heldBy: null };
    const held = await tx.lockedEntity.findFirst({ where: { entityType: entity, entityId }, select: { user: { select: { name: true } } } });
    return { heldBy: held?.user.name ?? null };
  });
}

/** The product or solution whose editor it is; 404 when it is not there. */
async function parentOf(tx: Tx, { entity, entityId: id }: Pick<ShowPresence, "entity" | "entityId">): Promise<{ productId: string | null; solutionId: string | null }> {
  const where = { id, deletedAt: null };
  if (entity === "Task") return (await tx.task.findFirst({ where, select: { productId: true, solutionId: true } })) ?? notFound();
  if (entity === "Product") return (await tx.product.count({ where })) > 0 ? { productId: id, solutionId: null } : notFound();
  return (await tx.solution.count({ where })) > 0 ? { productId: null, solutionId: id } : notFound();
}
