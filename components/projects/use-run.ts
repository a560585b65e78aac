"use client";

import { useTransition } from "react";
import { rememberOwn } from "@/components/changes/live-own";
import { answered } from "@/components/ui/answered";
import type { Saved } from "@/components/ui/in-place-edit";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { changeSetOf, useOffer } from "./project-undo";

export type Act<I> = (input: I) => Promise<Outcome<unknown>>;
/** `done` is said when it was; with `undoIn`, the project, the way back is offered. `isInForm`: the form that asked shows a refusal itself. */
type Saying = { object: string; done?: string; isInForm?: boolean; undoIn?: string };

/** Runs an act of the staff's page; `tell` is for a form that asks by itself: what was done is said, with the way back where there is one; a refusal is said, or shown by the form that asked. */
export function useRun() {
  const [working, start] = useTransition();
  const tell = useTell();
  const run = <I>(act: Act<I>, input: I, saying: Saying) =>
    new Promise<Outcome<unknown>>((resolve, reject) => {
      start(async () => {
        try {
          const outcome: Outcome<unknown> = await answered(act(input));
          tell(outcome, saying);
          if (!outcome.ok && !saying.isInForm) toastRefusal({ object: saying.object, message: outcome.message });
          resolve(outcome);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          throw error;
        }
      });
    });
  /** The same for what is edited where it stands: the field shows a refusal, and both values where somebody was faster. */
  const save = async <I>(act: Act<I>, input: I, saying: Saying): Promise<Saved> => {
    const outcome: Outcome<unknown> = await answered(act(input));
    if (!outcome.ok || changeSetOf(outcome.value)) tell(outcome, saying);
    return outcome;
  };
  return { run, save, tell, working };
}

function useTell() {
  const offer = useOffer();
  return (outcome: Outcome<unknown>, { object, done, undoIn }: Saying) => {
    if (!outcome.ok) return;
    const changed = changeSetOf(outcome.value);
    if (changed) rememberOwn(changed);
    if (!done) return;
    const changeSetId = undoIn && offer ? changed : null;
    if (changeSetId && undoIn) offer?.({ projectId: undoIn, changeSetId }, { object, message: done });
    else toastDone({ object, message: done });
  };
}
