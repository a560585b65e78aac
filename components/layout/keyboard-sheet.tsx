"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyList, type KeyGroup } from "@/components/ui/keyboard-sheet";
import { opener } from "./opener";
import { useShortcut } from "./shortcuts";

const sheet = opener();

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
  useShortcut("?", openKeyboardSheet);
  return (
    <Dialog title="Keyboard" size="lg" open={open} onOpenChange={sheet.set}>
      <KeyList groups={[everywhere, ...groups]} />
    </Dialog>
  );
}
