"use client";

import { useTransition } from "react";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";

export type Act<I> = (input: I) => Promise<Outcome<unknown>>;

/** Runs an act of the staff's page: what was done is said where `done` is given; a refusal is said, or shown by the form that asked (`isInForm`). */
export function useRun() {
  const [working, start] = useTransition();
  const run = <I>(act: Act<I>, input: I, { object, done, isInForm = false }: { object: string; done?: string; isInForm?: boolean }) =>
    new Promise<Outcome<unknown>>((resolve, reject) => {
      start(async () => {
        try {
          const outcome = await act(input);
          if (outcome.ok && done) toastDone({ object, message: done });
          if (!outcome.ok && !isInForm) toastRefusal({ object, message: outcome.message });
          resolve(outcome);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          throw error;
        }
      });
    });
  return { run, working };
}
