"use client";

import { startTransition, useOptimistic, useState } from "react";
import { toastRefusal } from "@/components/ui/toast";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import type { BoardActions, Done } from "./board-actions";
import type { Outcome } from "@/lib/action";
import { offerUndo } from "./undoing";
import { withMove, type Carried, type Place } from "./moves";

export type ClosingFacts = { closedDate?: string; wonReason?: string; customerId?: string; lostReason?: "PRICE" | "COMPETITION" | "NO_BUDGET" | "TIMING" | "PRODUCT_FIT" | "OTHER"; lostToCompetitor?: string; note?: string };
/** A question that a move raises; the cards stay where they were dropped until it is answered. Null: put them back. */
export type Closing = { kind: "win" | "lose" | "note"; names: string[]; needsCustomer: boolean; stage: string; fault: string | null; answer: (facts: ClosingFacts | null) => void };

/** Moves of cards: shown at once, confirmed by the server, taken back with a sentence when it refuses. */
export function useMoves(columns: BoardColumn[], actions: BoardActions) {
  const [shown, guess] = useOptimistic(columns, withMove);
  const [saving, markSaving] = useOptimistic<ReadonlySet<string>, ReadonlySet<string>>(new Set(), (now, more) => new Set([...now, ...more]));
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const [closing, setClosing] = useState<Closing | null>(null);

  const ask = (question: Omit<Closing, "answer">) =>
    new Promise<ClosingFacts | null>((resolve) => setClosing({ ...question, answer: (facts) => { setClosing(null); resolve(facts); } }));

  const drop = (cards: Carried[], place: Place) => {
    const to = columns.find(({ id }) => id === place.stageId);
    if (!to || cards.length === 0) return;
    const deals = columns.flatMap((column) => column.cards).filter(({ id }) => cards.some(({ dealId }) => dealId === id));
    const question = { names: deals.map(({ name }) => name), needsCustomer: deals.some(({ customerId }) => !customerId), stage: to.name, fault: null };
    const enters = cards.some(({ fromStageId }) => fromStageId !== to.id);
    const asked = enters && (to.isClosedWon || to.isClosedLost) ? ask({ ...question, kind: to.isClosedWon ? "win" : "lose" }) : null;
    startTransition(async () => {
      guess({ cards, place });
      markSaving(new Set(cards.map(({ dealId }) => dealId)));
      let facts = asked ? await asked : {};
      for (;;) {
        if (facts === null) return;
        const outcome = await send(actions, columns, { cards, to, place, facts });
        if (outcome.ok) return announce(outcome.value, actions, deals.map(({ name }) => name), to, enters);
        const again = outcome.fields && (outcome.fields.note || (to.isClosedWon || to.isClosedLost ? outcome.message : ""));
        if (!again) return refuse(outcome.message, cards);
        facts = await ask({ ...question, kind: outcome.fields?.note ? "note" : to.isClosedWon ? "win" : "lose", fault: again });
      }
    });
  };

  const refuse = (message: string, cards: Carried[]) => {
    setRefusals(new Map(cards.map(({ dealId }) => [dealId, message])));
    toastRefusal({ message });
  };
  const touch = (dealId: string) => setRefusals((now) => new Map([...now].filter(([id]) => id !== dealId)));
  return { shown, saving, refusals, closing, drop, touch };
}

type Sent = { cards: Carried[]; to: BoardColumn; place: Place; facts: ClosingFacts };

/** Which command a drop is: won, lost, reopened, or moved. */
async function send(actions: BoardActions, columns: BoardColumn[], { cards, to, place, facts }: Sent): Promise<Outcome<Done>> {
  const beside = { ...(place.afterId && { afterId: place.afterId }), ...(place.beforeId && { beforeId: place.beforeId }) };
  const { lostReason, lostToCompetitor, closedDate, wonReason, customerId, note } = facts;
  const said = { ...(note && { note }) };
  const enters = cards.some(({ fromStageId }) => fromStageId !== to.id);
  if (enters && to.isClosedWon) return actions.onWin({ cards, stageId: to.id, ...beside, ...said, ...(closedDate && { closedDate }), ...(wonReason && { wonReason }), ...(customerId && { customerId }) });
  if (enters && to.isClosedLost) return actions.onLose({ cards, stageId: to.id, ...beside, ...said, lostReason: lostReason ?? "OTHER", ...(lostToCompetitor && { lostToCompetitor }) });
  const [only] = cards;
  const from = columns.find(({ id }) => id === only?.fromStageId);
  const reopens = enters && cards.length === 1 && from && (from.isClosedWon || from.isClosedLost);
  if (only && reopens) return actions.onReopen({ ...only, toStageId: to.id, ...beside, ...said });
  return actions.onMove({ cards, toStageId: to.id, ...beside, ...said });
}

function announce(done: Done, { onUndo }: BoardActions, names: string[], to: BoardColumn, enters: boolean) {
  const object = names.length === 1 ? (names[0] ?? "") : `${names.length} deals`;
  const verb = names.length === 1 ? "is" : "are";
  const message = !enters ? `moved within ${to.name}.` : to.isClosedWon ? `${verb} won.` : to.isClosedLost ? `${verb} lost.` : `${verb} in ${to.name}, ${Number(to.probability)}%.`;
  offerUndo(done, { object, message }, onUndo);
}
