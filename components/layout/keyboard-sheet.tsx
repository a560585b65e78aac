"use client";

import type { KeyGroup } from "@/components/ui/keyboard-sheet";
import { useLate } from "@/components/ui/use-late";
import { opener } from "./opener";
import { useShortcut } from "./shortcuts";

const sheet = opener();
const load = () => import("./keyboard-dialog");

export function openKeyboardSheet() {
  sheet.set(true);
}

const everywhere: KeyGroup = {
  place: "Everywhere",
  keys: [
    { does: "Find or run", keys: "Ctrl K" },
    { does: "This sheet", keys: "?" },
    { does: "Undo", keys: "Ctrl Z" },
    { does: "Put back, close", keys: "Esc" },
  ],
};

/** What the keys do, on `?`. Pages add their own groups. */
export function KeyboardSheet({ groups = [] }: { groups?: readonly KeyGroup[] }) {
  const open = sheet.useOpen();
  const late = useLate(load, open);
  useShortcut("?", openKeyboardSheet);
  return late && <late.KeyboardDialog groups={[everywhere, ...groups]} open={open} onOpenChange={sheet.set} />;
}
