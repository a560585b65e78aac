import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { logStage } from "../history";
import { findRank, lockPlaces } from "../places";
import { assertMovable, entering, type MoveDeal } from "../rules";

export function moveDeal(ctx: Ctx, move: MoveDeal) {
  return within(ctx, async (tx) => {
    const { deal, from, to } = await lockPlaces(tx, move);
    assertMay(ctx, "deals.move", deal);
    assertMovable(deal, from, to, move.note);

    const at = new Date();
    const after = { ...entering(to, deal, at), stageOrder: await findRank(tx, move), version: deal.version + 1 };
    const moved = await tx.deal.update({ where: { id: deal.id }, data: after });
    if (from.id !== to.id) await logStage(tx, ctx, moved, from.id, at, move.note);

    return record(tx, ctx, {
      name: "deal.moved", label: `Move ${deal.name} to ${to.name}`, entity: "Deal", entityId: deal.id, customerId: deal.customerId,
      changes: [{ entity: "Deal", id: deal.id, before: deal, after }], details: { fromStageId: from.id, toStageId: to.id },
    });
  });
}
