"use client";

import { dismissLastUndo, toastRefusal } from "@/components/ui/toast";
import { useShortcut } from "./shortcuts";

type Undone = { ok: true } | { ok: false; message: string };

/** Ctrl-Z and Cmd-Z take back the person's last change; in a text field they stay the browser's. */
export function UndoKeys({ onUndo }: { onUndo: () => Promise<Undone | void> }) {
  useShortcut("mod z", async (event) => {
    if (event.shiftKey) return;
    const answer = await onUndo();
    if (answer && !answer.ok) toastRefusal({ message: answer.message });
    else dismissLastUndo();
  });
  return null;
}
