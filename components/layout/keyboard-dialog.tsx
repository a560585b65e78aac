"use client";

import { Dialog } from "@/components/ui/dialog";
import { KeyList, type KeyGroup } from "@/components/ui/keyboard-sheet";

export function KeyboardDialog({ groups, open, onOpenChange }: { groups: readonly KeyGroup[]; open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog title="Keyboard" size="lg" open={open} onOpenChange={onOpenChange}>
      <KeyList groups={groups} />
    </Dialog>
  );
}
