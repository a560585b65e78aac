"use client";

import { useTransition, type ReactNode } from "react";
import { answered } from "@/components/ui/answered";
import type { Outcome } from "@/lib/action";
import { tell, type Act, type Done, type Undo } from "./tell";

export type { Act, Done, Undo };
/** `isInForm`: the form that asked shows a refusal itself. */
type Said = { object: ReactNode; message: ReactNode; isInForm?: boolean };

/** Runs an act of the page: says what happened and offers the way back. A refusal is said, stays, and is the answer. */
export function useAct(onUndo: Undo) {
  const [working, start] = useTransition();
  const run = <I, T extends Done>(act: Act<I, T>, input: I, { isInForm = false, ...said }: Said) =>
    new Promise<Outcome<T>>((resolve, reject) => {
      start(async () => {
        try {
          const outcome: Outcome<T> = await answered(act(input));
          if (outcome.ok || !isInForm) tell(outcome, said, onUndo);
          resolve(outcome);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          throw error;
        }
      });
    });
  return { run, working };
}
