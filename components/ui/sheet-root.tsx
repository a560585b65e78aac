"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { IconButton } from "./icon-button";
import type { SheetFrame } from "./sheet";

/** The sheet itself. */
export function SheetRoot({ title, trigger, side = "right", open, onOpenChange, children }: SheetFrame) {
  const edge = side === "right" ? "slide-in inset-y-0 right-0 w-full max-w-(--w-panel)" : "rise-in inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl";
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <Radix.Content aria-describedby={undefined} className={`fixed z-(--z-dialog) flex flex-col bg-raised shadow-3 outline-none ${edge}`}>
          <header className="flex min-h-12 flex-none items-center justify-between border-b border-line pr-3 pl-5">
            <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
            <Radix.Close asChild><IconButton size="sm" label="Close"><X /></IconButton></Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
