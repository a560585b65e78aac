import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { MoveDeal, MoveDeals } from "../rules";
import { assertMovable, statusIn } from "../rules/moving";
import { namesOf, place, type Step } from "./placing";

/** Moves one card. Out of a closed stage it reopens the deal; into one it is won or lost instead. */
export function moveDeal(ctx: Ctx, { dealId, fromStageId, ...where }: MoveDeal) {
  return moveDeals(ctx, { cards: [{ dealId, fromStageId }], ...where });
}

/** Moves the selected cards to one place, in the order given, as one change. */
export function moveDeals(ctx: Ctx, { cards, toStageId, note, afterId, beforeId }: MoveDeals) {
  return within(ctx, (tx) =>
    place(tx, ctx, {
      permission: "deals.move", cards, goal: () => toStageId, gap: { afterId, beforeId }, note,
      ask: (steps) => steps.forEach(({ deal, from, to }) => assertMovable(deal, from, to, note)),
      label: (steps) => `${isReopening(steps[0]) ? "Reopen" : "Move"} ${namesOf(steps.map(({ deal }) => deal))} to ${steps[0]?.to.name ?? ""}`,
      fact: movedOrReopened,
    }),
  );
}

export function movedOrReopened(step: Step) {
  const { deal, from, to } = step;
  const about = { entity: "Deal", entityId: deal.id, customerId: deal.customerId, details: { fromStageId: from.id, toStageId: to.id } };
  return isReopening(step) ? ({ name: "deal.reopened", ...about } as const) : ({ name: "deal.moved", ...about } as const);
}

function isReopening(step: Step | undefined) {
  return step !== undefined && step.deal.status !== "OPEN" && statusIn(step.to) === "OPEN";
}
