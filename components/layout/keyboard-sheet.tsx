"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { KeyList, type KeyGroup } from "@/components/ui/keyboard-sheet";
import { useShortcut } from "./shortcuts";

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
  const [open, setOpen] = useState(false);
  useShortcut("?", () => setOpen(true));
  return (
    <Dialog title="Keyboard" size="lg" open={open} onOpenChange={setOpen}>
      <KeyList groups={[everywhere, ...groups]} />
    </Dialog>
  );
}
