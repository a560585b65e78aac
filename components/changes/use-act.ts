"use client";

import { useTransition, type ReactNode } from "react";
import { toastDone, toastRefusal, toastUndo } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { remembered } from "./live-own";

export type Done = { changeSetId: string };
/** A server action that changes something, handed in by the page. */
export type Act<I, T extends Done = Done> = (input: I) => Promise<Outcome<T>>;
export type Undo = Act<{ changeSetId: string }>;
/** `isInForm`: the form that asked shows a refusal itself. */
type Said = { object: ReactNode; message: ReactNode; isInForm?: boolean };

/** Runs an act of the page: says what happened and offers the way back. A refusal is said, stays, and is the answer. */
export function useAct(onUndo?: Undo) {
  const [working, start] = useTransition();
  const undo = async (changeSetId: string) => {
    const answer = onUndo && (await remembered(onUndo)({ changeSetId }));
    if (answer && !answer.ok) toastRefusal({ message: answer.message });
  };
  const run = <I, T extends Done>(act: Act<I, T>, input: I, { isInForm = false, ...said }: Said) =>
    new Promise<Outcome<T>>((resolve, reject) => {
      start(async () => {
        const outcome = await remembered(act)(input).catch(reject);
        if (!outcome) return;
        if (!outcome.ok) { if (!isInForm) toastRefusal({ object: said.object, message: outcome.message }); }
        else if (onUndo) toastUndo({ ...said, onUndo: () => void undo(outcome.value.changeSetId) });
        else toastDone(said);
        resolve(outcome);
      });
    });
  return { run, working };
}
