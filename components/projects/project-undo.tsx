"use client";

import { createContext, use, useRef, type ReactNode } from "react";
import { UndoKeys } from "@/components/layout/undo-keys";
import { toastDone, toastRefusal, toastUndo } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";

type Step = { projectId: string; changeSetId: string };
type Offer = (step: Step, said: { object: string; message: string }) => void;
export type UndoAction = (step: Step) => Promise<Outcome<unknown>>;

const Offering = createContext<Offer | null>(null);

/** What staff did on this page can be taken back: by the toast, and by Ctrl-Z the newest first. */
export function ProjectUndo({ onUndo, children }: { onUndo: UndoAction; children: ReactNode }) {
  const done = useRef<(Step & { object: string })[]>([]);
  const takeBack = async (step: Step & { object: string }) => {
    done.current = done.current.filter((each) => each !== step);
    return onUndo({ projectId: step.projectId, changeSetId: step.changeSetId });
  };
  const offer: Offer = ({ projectId, changeSetId }, { object, message }) => {
    const step = { projectId, changeSetId, object };
    done.current = [...done.current.slice(-19), step];
    toastUndo({ object, message, onUndo: () => void takeBack(step).then((undone) => undone.ok || toastRefusal({ object, message: undone.message })) });
  };
  const undoLast = async () => {
    const step = done.current.at(-1);
    if (!step) return { ok: false, message: "Nothing that was done on this page is left to undo." } as const;
    const undone = await takeBack(step);
    if (undone.ok) toastDone({ object: step.object, message: "is as it was." });
    return undone;
  };
  return <Offering value={offer}><UndoKeys onUndo={undoLast} />{children}</Offering>;
}

/** Offers the way back of what an act answered, where it wrote something; null where nothing is undone. */
export const useOffer = () => use(Offering);

/** The change set in an act's answer, if it wrote one. */
export function changeSetOf(value: unknown): string | null {
  const found = typeof value === "object" && value !== null && "changeSetId" in value ? value.changeSetId : null;
  return typeof found === "string" ? found : null;
}
