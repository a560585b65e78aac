"use client";

import { startTransition, useOptimistic, useState } from "react";
import { answered } from "@/components/ui/answered";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import { phaseLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "../project-actions";
import { changeSetOf, useOffer } from "../project-undo";
import { withMove, type PhaseMove } from "./moves";

/** Required tasks are left behind: the card stays where it was dropped until somebody says why. Null: put it back. */
export type Asking = { clientName: string; move: PhaseMove; said: string; answer: (reason: string | null) => void };

/** Moves between phases: shown at once, confirmed by the server, taken back with a sentence when it refuses. */
export function usePhaseMoves(columns: readonly PhaseColumn[], onMove: ProjectActions["changePhase"]) {
  const [shown, guess] = useOptimistic(columns, withMove);
  const [saving, mark] = useOptimistic<string | null>(null);
  const [refusal, setRefusal] = useState<{ id: string; message: string } | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const told = useTold();
  const ask = (question: Omit<Asking, "answer">) =>
    new Promise<string | null>((resolve) => setAsking({ ...question, answer: (reason) => { setAsking(null); resolve(reason); } }));

  const drop = (move: PhaseMove) => {
    const object = columns.flatMap(({ projects }) => projects).find(({ id }) => id === move.projectId)?.clientName;
    if (!object || move.from === move.to) return;
    setRefusal(null);
    startTransition(async () => {
      guess(move);
      mark(move.projectId);
      for (let reason: string | null = ""; reason !== null; ) {
        const outcome = await answered(onMove({ ...move, ...(reason && { reason }) }));
        if (outcome.ok) return told(object, move, outcome.value);
        if (!outcome.fields?.["reason"]) {
          setRefusal({ id: move.projectId, message: outcome.message });
          return toastRefusal({ object, message: outcome.message });
        }
        reason = await ask({ clientName: object, move, said: outcome.message });
      }
    });
  };
  return { shown, saving, refusal, asking, drop, forget: () => setRefusal(null) };
}

/** Says where it is now, with the way back where there is one. */
function useTold() {
  const offer = useOffer();
  return (object: string, { projectId, to }: PhaseMove, done: unknown) => {
    const [changeSetId, said] = [changeSetOf(done), { object, message: `is in ${phaseLabels[to]}.` }];
    return changeSetId && offer ? offer({ projectId, changeSetId }, said) : toastDone(said);
  };
}
