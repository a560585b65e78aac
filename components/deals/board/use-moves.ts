"use client";

import { startTransition, useOptimistic, useState } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { answered } from "@/components/ui/answered";
import { toastRefusal } from "@/components/ui/toast";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "./board-actions";
import { withMove, type Carried, type Place } from "./moves";

/** What speaks with the server comes while the card is carried, or after it is seen where it was dropped. */
const load = () => import("./sending");

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
      await afterPaint();
      const sending = await answered(load());
      if ("message" in sending) return refuse(sending.message, cards);
      const { announce, send } = sending;
      const facts: ClosingFacts = {};
      for (let said = asked ? await asked : {}; said; ) {
        const outcome = await send(actions, columns, { cards, to, place, facts: Object.assign(facts, said) });
        if (outcome.ok) return announce(outcome.value, actions, deals.map(({ name }) => name), to, enters);
        const again = outcome.fields && (outcome.fields.note || (to.isClosedWon || to.isClosedLost ? outcome.message : ""));
        if (!again) return refuse(outcome.message, cards);
        said = await ask({ ...question, kind: outcome.fields?.note ? "note" : to.isClosedWon ? "win" : "lose", fault: again });
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
