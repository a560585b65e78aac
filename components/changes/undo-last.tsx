"use client";

import { UndoKeys } from "@/components/layout/undo-keys";
import { answered } from "@/components/ui/answered";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";

/** Ctrl-Z and Cmd-Z take back the last thing this person did in this session, and say what it was. */
export function UndoLast({ onUndoLast }: { onUndoLast: (input: Record<string, never>) => Promise<Outcome<{ label: string }>> }) {
  const undo = async () => {
    const outcome = await answered(onUndoLast({}));
    if (outcome.ok) toastDone({ object: outcome.value.label, message: "is undone." });
    return outcome;
  };
  return <UndoKeys onUndo={undo} />;
}
