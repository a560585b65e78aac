import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, type Permission } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { recordEach, type AnyHappening } from "@/lib/events/record-each";
import { refuse } from "@/lib/refusal";
import { differing } from "../changing";
import { logging, whoMoved } from "../history";
import { findRanks, lockStagesAndDeals, putting, type Gap, type LockedDeal } from "../places";
import { callDeal } from "../rules/calling";
import { entering, type Closing, type Stage } from "../rules/moving";
import { settleRenewals } from "./settling";

type Seen = { dealId: string; fromStageId: string };
export type Step = { deal: LockedDeal; from: Stage; to: Stage };

export type Placing<C extends Seen = Seen> = {
  permission: Permission;
  cards: readonly C[];
  /** The stage each card goes to. */
  goal: (card: C) => string;
  gap: Gap;
  note?: string | undefined;
  /** Refuses what the rules forbid, with everything locked. */
  ask: (steps: readonly Step[]) => void;
  closing?: Closing;
  customerId?: string | undefined;
  label: (steps: readonly Step[]) => string;
  fact: (step: Step) => AnyHappening;
};

/** What moving, winning, losing and reopening share: lock, ask, place, log, record. All cards or none. */
export async function place<C extends Seen>(tx: Tx, ctx: Ctx, placing: Placing<C>) {
  const steps = await lockSteps(tx, ctx, placing);
  for (const { deal } of steps) assertMay(ctx, placing.permission, deal);
  placing.ask(steps);

  const at = new Date();
  const ranks = await rankAll(tx, steps, placing.gap);
  const placed = steps.map(({ deal, to }): LockedDeal => ({
    ...deal, ...entering(to, deal, at, placing.closing), stageOrder: ranks.get(deal.id) ?? deal.stageOrder, customerId: deal.customerId ?? placing.customerId ?? null,
  }));
  const after = new Map(placed.map((deal) => [deal.id, deal]));
  const moved = steps.filter(({ from, to }) => from.id !== to.id);
  const lines = moved.map(({ deal, from }) => ({ deal: { ...deal, ...after.get(deal.id) }, fromStageId: from.id, note: placing.note }));
  const { terms, kept } = await settleRenewals(tx, placed.filter(({ status }, n) => status !== steps[n]?.deal.status));

  return recordEach(tx, ctx, {
    alongside: Prisma.sql`put as (${putting(placed)}), logged as (${logging(ctx, lines, at)}),`, label: placing.label(steps), facts: steps.map((step) => placing.fact(step)),
    changes: [...steps.map(({ deal }) => ({ entity: "Deal", id: deal.id, before: deal, after: { ...written(deal, after.get(deal.id) ?? deal), ...kept.get(deal.id) } })), ...terms],
  });
}

/** A card that has left the stage it was seen in is where someone else put it: nothing moves, and we say who and when. */
async function lockSteps<C extends Seen>(tx: Tx, ctx: Ctx, { cards, goal }: Placing<C>): Promise<Step[]> {
  const { stages, deals } = await lockStagesAndDeals(tx, cards.flatMap((card) => [card.fromStageId, goal(card)]), cards.map(({ dealId }) => dealId));
  const stage = (id: string) => stages.find((each) => each.id === id) ?? notFound();
  const steps: Step[] = [];
  for (const card of cards) {
    const deal = deals.find(({ id }) => id === card.dealId) ?? notFound();
    if (deal.stageId !== card.fromStageId) await refuseLeft(tx, ctx, deal, goal(card));
    steps.push({ deal, from: stage(card.fromStageId), to: stage(goal(card)) });
  }
  return steps;
}

async function refuseLeft(tx: Tx, ctx: Ctx, deal: LockedDeal, yours: string): Promise<never> {
  const { byName, at } = await whoMoved(tx, deal.id);
  const now = await tx.pipelineStage.findUnique({ where: { id: deal.stageId }, select: { name: true } });
  const time = new Intl.DateTimeFormat(ctx.setting.locale, { dateStyle: "medium", timeStyle: "short", timeZone: ctx.setting.timezone }).format(at);
  const conflict = { field: "stageId", yours, theirs: deal.stageId, byName, at: at.toISOString() };
  return refuse(`${byName} moved ${nameOf(deal)} to ${now?.name ?? "another stage"} on ${time}. It stays there.`, 409, { conflict });
}

/** Stage and place belong together: an undo asks for both, even where one of them is what it was. */
function written(deal: LockedDeal, now: LockedDeal) {
  return { stageId: now.stageId, stageOrder: now.stageOrder, ...differing(deal, now), version: deal.version + 1 };
}

async function rankAll(tx: Tx, steps: readonly Step[], gap: Gap) {
  const ranks = new Map<string, string>();
  for (const stageId of new Set(steps.map(({ to }) => to.id))) {
    const ids = steps.filter(({ to }) => to.id === stageId).map(({ deal }) => deal.id);
    const found = await findRanks(tx, stageId, { ...gap, count: ids.length, moving: ids });
    ids.forEach((id, n) => ranks.set(id, found[n] ?? ""));
  }
  return ranks;
}

/** How a deal is called in a sentence. */
export function nameOf({ name, dealNumber }: Pick<LockedDeal, "name" | "dealNumber">) {
  return callDeal({ name: name || dealNumber });
}

/** "Deal 0", or "3 deals". */
export function namesOf(deals: readonly Pick<LockedDeal, "name" | "dealNumber">[]) {
  const [only] = deals;
  return only && deals.length === 1 ? nameOf(only) : `${deals.length} deals`;
}
