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

type LostReason = "PRICE" | "COMPETITION" | "NO_BUDGET" | "TIMING" | "PRODUCT_FIT" | "OTHER";
export type ClosingFacts = { closedDate?: string; wonReason?: string; customerId?: string; lostReason?: LostReason; lostToCompetitor?: string; note?: string };
/** A question that a move raises; the cards stay where they were dropped until it is answered. Null: put them back. */
export type Closing = { kind: "win" | "lose" | "note"; names: string[]; needsCustomer: boolean; stage: string; fault: string | null; answer: (facts: ClosingFacts | null) => void };
export type Question = Omit<Closing, "answer">;

/** Moves of cards: shown at once, confirmed by the server, taken back with a sentence when it refuses. */
export function useMoves(columns: BoardColumn[], actions: BoardActions) {
  const [shown, guess] = useOptimistic(columns, withMove);
  const [saving, markSaving] = useOptimistic<ReadonlySet<string>, ReadonlySet<string>>(new Set(), (now, more) => new Set([...now, ...more]));
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const { closing, ask } = useQuestion();

  const drop = (cards: Carried[], place: Place) => {
    const to = columns.find(({ id }) => id === place.stageId);
    if (!to || cards.length === 0) return;
    const [enters, question] = [cards.some(({ fromStageId }) => fromStageId !== to.id), questionOf(columns, cards, to)];
    const asked = enters && question.kind !== "note" ? ask(question) : Promise.resolve({});
    startTransition(async () => {
      guess({ cards, place });
      markSaving(new Set(cards.map(({ dealId }) => dealId)));
      await afterPaint();
      const sending = await answered(load());
      const fault = "message" in sending ? sending.message : await sending.carryOut(actions, columns, { cards, to, place, enters }, { question, asked, ask });
      if (fault === null) return;
      setRefusals(new Map(cards.map(({ dealId }) => [dealId, fault])));
      toastRefusal({ message: fault });
    });
  };
  const touch = (dealId: string) => setRefusals((now) => new Map([...now].filter(([id]) => id !== dealId)));
  return { shown, saving, refusals, closing, drop, touch };
}

function useQuestion() {
  const [closing, setClosing] = useState<Closing | null>(null);
  const ask = (question: Question) =>
    new Promise<ClosingFacts | null>((resolve) => setClosing({ ...question, answer: (facts) => { setClosing(null); resolve(facts); } }));
  return { closing, ask };
}

/** What entering a closed stage asks before anything is sent; elsewhere only the server may ask, for a note. */
function questionOf(columns: readonly BoardColumn[], cards: readonly Carried[], to: BoardColumn): Question {
  const deals = columns.flatMap((column) => column.cards).filter(({ id }) => cards.some(({ dealId }) => dealId === id));
  const kind = to.isClosedWon ? "win" : to.isClosedLost ? "lose" : "note";
  return { kind, names: deals.map(({ name }) => name), needsCustomer: deals.some(({ customerId }) => !customerId), stage: to.name, fault: null };
}
