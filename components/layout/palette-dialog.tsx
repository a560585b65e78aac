"use client";

import { Dialog } from "radix-ui";
import { useRef, type ReactNode } from "react";

/** The palette's window. Closing gives the focus back to what had it. */
export function PaletteDialog({ open, onOpenChange, children }: { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode }) {
  const before = useRef<Element | null>(null);
  const keepFocus = () => {
    before.current = document.activeElement;
  };
  const giveBack = (event: Event) => {
    event.preventDefault();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={keepFocus}
          onCloseAutoFocus={giveBack}
          className="rise-in fixed inset-x-2 top-[max(8px,12vh)] z-(--z-dialog) mx-auto max-w-[640px] overflow-hidden rounded-xl bg-raised shadow-3 outline-none max-md:top-2"
        >
          <Dialog.Title className="sr-only">Find or run</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
