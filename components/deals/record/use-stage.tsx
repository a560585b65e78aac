"use client";

import { useState, useTransition } from "react";
import { answered } from "@/components/ui/answered";
import { toastRefusal } from "@/components/ui/toast";
import type { Closing, ClosingFacts } from "../board/use-moves";
import { tell, type RecordActions } from "./record-actions";

export type Stage = { id: string; name: string; isClosedWon: boolean; isClosedLost: boolean };
type Deal = { id: string; title: string; stageId: string; status: "OPEN" | "WON" | "LOST"; customerId: string | null };
type Kind = Closing["kind"] | "move" | "reopen";

/** Moves one deal to a stage, or ends it: asks what that has to know, says what was done. `closing` is the question that waits for an answer. */
export function useStage(deal: Deal, actions: RecordActions) {
  const [closing, setClosing] = useState<Closing | null>(null);
  const [working, start] = useTransition();
  const ask = (kind: Closing["kind"], stage: string, fault: string | null) =>
    new Promise<ClosingFacts | null>((resolve) => setClosing({ kind, names: [deal.title], needsCustomer: !deal.customerId, stage, fault, answer: (facts) => { setClosing(null); resolve(facts); } }));

  const go = (kind: Kind, stage?: Stage) => {
    const where = stage?.name ?? (kind === "win" ? "won" : kind === "lose" ? "lost" : "the pipeline");
    // Asked before the transition begins: what is set inside it is not shown until it ends.
    const asked = kind === "win" || kind === "lose" ? ask(kind, where, null) : {};
    start(async () => {
      const facts: ClosingFacts = {};
      for (let answer: ClosingFacts | null = await asked; answer; ) {
        const outcome = await answered(send(kind, deal, Object.assign(facts, answer), actions, stage));
        const again = !outcome.ok && outcome.fields ? (outcome.fields.note ?? outcome.message) : null;
        if (outcome.ok) return void tell(deal.title, said(kind, where), outcome, actions.undoChangeSet);
        if (!again || (kind === "reopen" && !outcome.fields?.note)) return void toastRefusal({ object: deal.title, message: outcome.message });
        answer = await ask(outcome.fields?.note ? "note" : kind === "win" || kind === "lose" ? kind : "note", where, again);
      }
    });
  };
  const moveTo = (stage: Stage) => go(stage.isClosedWon ? "win" : stage.isClosedLost ? "lose" : deal.status === "OPEN" ? "move" : "reopen", stage);
  return { closing, working, win: () => go("win"), lose: () => go("lose"), reopen: () => go("reopen"), moveTo };
}

function send(kind: Kind, { id, stageId }: Deal, { lostReason, lostToCompetitor, closedDate, wonReason, customerId, note }: ClosingFacts, actions: RecordActions, stage?: Stage) {
  const card = { dealId: id, fromStageId: stageId };
  const to = stage ? { stageId: stage.id } : {};
  const facts = { ...(closedDate && { closedDate }), ...(note && { note }) };
  if (kind === "win") return actions.winDeals({ cards: [card], ...to, ...facts, ...(wonReason && { wonReason }), ...(customerId && { customerId }) });
  if (kind === "lose") return actions.loseDeals({ cards: [card], ...to, ...facts, lostReason: lostReason ?? "OTHER", ...(lostToCompetitor && { lostToCompetitor }) });
  if (kind === "reopen") return actions.reopenDeal({ ...card, ...(stage && { toStageId: stage.id }), ...(note && { note }) });
  return actions.moveDeals({ cards: [card], toStageId: stage?.id ?? stageId, ...(note && { note }) });
}

function said(kind: Kind, where: string) {
  return kind === "win" ? "is won." : kind === "lose" ? "is lost." : kind === "reopen" ? "is open again." : `is in ${where} now.`;
}
