"use client";

import type { ReactNode } from "react";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { rememberOwn } from "./live-own";

/** The change set to undo; null when nothing had to be changed. */
export type Done = { changeSetId: string | null };
/** A server action that changes something, handed in by the page. */
export type Act<I, T extends Done = Done> = (input: I) => Promise<Outcome<T>>;
export type Undo = Act<{ changeSetId: string }>;

/** Says what was done and offers the way back, or says why it was not. Answers whether it was. */
export function tell(outcome: Outcome<Done>, { object, message }: { object: ReactNode; message: ReactNode }, undo: Undo) {
  if (!outcome.ok) {
    if (!outcome.conflict) toastRefusal({ object, message: outcome.message });
    return false;
  }
  const { changeSetId } = outcome.value;
  if (changeSetId) {
    rememberOwn(changeSetId);
    toastUndo({ object, message, onUndo: () => void takeBack(undo, changeSetId, object) });
  }
  return true;
}

async function takeBack(undo: Undo, changeSetId: string, object: ReactNode) {
  const outcome = await undo({ changeSetId });
  if (!outcome.ok) return toastRefusal({ object, message: outcome.message });
  if (outcome.value.changeSetId) rememberOwn(outcome.value.changeSetId);
}
