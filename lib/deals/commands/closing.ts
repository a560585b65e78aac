import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { dayOf } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import { listImplementations } from "@/lib/projects/queries";
import { refuse, refuseField } from "@/lib/refusal";
import { assertReferences } from "../references";
import type { LoseDeal, LoseDeals, ReopenDeal, WinDeal, WinDeals } from "../rules";
import { assertCustomers, closedStage, openStage } from "../rules/closing";
import { assertInOrder } from "../rules/moving";
import { movedOrReopened } from "./moving";
import { namesOf, place } from "./placing";

/** Won needs a customer and a close date (today in the organization's zone); the reason is optional. One dialog for several cards. Whoever may is offered what follows: `next`, the place where the implementation is started (crm.md). */
export async function winDeals(ctx: Ctx, said: WinDeals) {
  const done = await win(ctx, said);
  const [only] = said.cards;
  const isOffered = only && said.cards.length === 1 && may(ctx, "projects.start") && (await listImplementations(ctx, { dealId: only.dealId })).canStart;
  return isOffered ? { ...done, next: { label: "Start implementation", href: `/deals/${only.dealId}` } } : done;
}

function win(ctx: Ctx, { cards, stageId, note, afterId, beforeId, customerId, wonReason = null, closedDate = today(ctx) }: WinDeals) {
  return within(ctx, async (tx) => {
    await assertReferences(tx, { customerId });
    const seen = await look(tx, cards, "WON", stageId);
    return place(tx, ctx, {
      permission: "deals.close", cards: seen, goal: ({ goal }) => goal, gap: { afterId, beforeId, atTop: true }, note, customerId, closing: { closedDate, wonReason },
      ask(steps) {
        for (const { deal, from, to } of steps) {
          if (deal.status === "WON") refuse("This deal is won already.");
          assertInOrder(from, to, note);
        }
        assertCustomers(steps.map(({ deal }) => deal), customerId);
      },
      label: (steps) => `Win ${namesOf(steps.map(({ deal }) => deal))}`,
      fact: ({ deal, from, to }) => ({ name: "deal.won", entity: "Deal", entityId: deal.id, customerId: deal.customerId ?? customerId ?? null, details: { fromStageId: from.id, toStageId: to.id } }),
    });
  });
}

/** Lost needs a reason, and the competitor when that is COMPETITION; only machines may leave it out. */
export function loseDeals(ctx: Ctx, { cards, stageId, note, afterId, beforeId, lostReason = null, lostToCompetitor = null, closedDate = today(ctx) }: LoseDeals) {
  return within(ctx, async (tx) => {
    const seen = await look(tx, cards, "LOST", stageId);
    return place(tx, ctx, {
      permission: "deals.close", cards: seen, goal: ({ goal }) => goal, gap: { afterId, beforeId, atTop: true }, note, closing: { closedDate, lostReason, lostToCompetitor },
      ask: (steps) => steps.forEach(({ deal }) => deal.status === "LOST" && refuse("This deal is lost already.")),
      label: (steps) => `Lose ${namesOf(steps.map(({ deal }) => deal))}`,
      fact: ({ deal, from, to }) => ({ name: "deal.lost", entity: "Deal", entityId: deal.id, customerId: deal.customerId, details: { fromStageId: from.id, toStageId: to.id, lostReason } }),
    });
  });
}

/** For machines: one deal. */
export const winDeal = (ctx: Ctx, { dealId, fromStageId, ...said }: WinDeal) => win(ctx, { ...said, cards: [{ dealId, fromStageId }] });
export const loseDeal = (ctx: Ctx, { dealId, fromStageId, ...said }: LoseDeal) => loseDeals(ctx, { ...said, cards: [{ dealId, fromStageId }] });

/** Back to an open stage; the close date and the reasons go. */
export function reopenDeal(ctx: Ctx, { dealId, fromStageId, toStageId, afterId, beforeId, note }: ReopenDeal) {
  return within(ctx, async (tx) => {
    const deal = (await tx.deal.findFirst({ where: { id: dealId, deletedAt: null }, select: { id: true, stageId: true, pipelineId: true } })) ?? notFound();
    const stages = await stagesOf(tx, [deal.pipelineId], toStageId);
    const goal = openStage(stages, deal.pipelineId, toStageId, toStageId ? null : await cameFrom(tx, deal));
    return place(tx, ctx, {
      permission: "deals.close", cards: [{ dealId, fromStageId: fromStageId ?? deal.stageId }], goal: () => goal.id, gap: { afterId, beforeId, atTop: true }, note,
      ask: (steps) => steps.forEach((step) => step.deal.status === "OPEN" && refuse("This deal is open already.")),
      label: (steps) => `Reopen ${namesOf(steps.map((step) => step.deal))}`,
      fact: movedOrReopened,
    });
  });
}

type Closed = "WON" | "LOST";

/** Which stage each card closes into, and the stage it stands in where the browser did not say. */
async function look(tx: Tx, cards: WinDeals["cards"], status: Closed, stageId?: string) {
  const deals = await tx.deal.findMany({ where: { id: { in: cards.map(({ dealId }) => dealId) }, deletedAt: null }, select: { id: true, stageId: true, pipelineId: true } });
  const stages = await stagesOf(tx, deals.map(({ pipelineId }) => pipelineId), stageId);
  if (stageId && !stages.some(({ id }) => id === stageId)) refuseField("stageId", "This stage is not here.");
  return cards.map(({ dealId, fromStageId }) => {
    const deal = deals.find(({ id }) => id === dealId) ?? notFound();
    return { dealId, fromStageId: fromStageId ?? deal.stageId, goal: closedStage(stages, deal.pipelineId, status, stageId).id };
  });
}

function stagesOf(tx: Tx, pipelineIds: string[], stageId?: string) {
  const where = { OR: [{ pipelineId: { in: pipelineIds } }, ...(stageId ? [{ id: stageId }] : [])] };
  return tx.pipelineStage.findMany({ where, select: { id: true, name: true, pipelineId: true, order: true, isClosedWon: true, isClosedLost: true } });
}

async function cameFrom(tx: Tx, { id, stageId }: { id: string; stageId: string }) {
  const step = await tx.dealStageEvent.findFirst({ where: { dealId: id, toStageId: stageId, fromStageId: { not: stageId } }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { fromStageId: true } });
  return step?.fromStageId ?? null;
}

function today({ setting }: Ctx) {
  return dayOf(new Date(), setting.organizationTimezone);
}
