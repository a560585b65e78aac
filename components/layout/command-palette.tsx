"use client";

import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { opener } from "./opener";
import { useShortcut } from "./shortcuts";

const palette = opener();

export function openCommandPalette() {
  palette.set(true);
}

export function closeCommandPalette() {
  palette.set(false);
}

/** Ctrl-K anywhere, or its button in the sidebar. What is searched and done is the child's, and begins anew each time. */
export function CommandPalette({ children }: { children: ReactNode }) {
  const open = palette.useOpen();
  useShortcut("mod k", () => palette.set(!open));
  return (
    <Dialog.Root open={open} onOpenChange={palette.set}>
      <Dialog.Trigger className="my-1 mb-3 flex h-8 flex-none items-center gap-2 rounded-md border border-line-strong bg-surface pr-1.5 pl-2 whitespace-nowrap text-ink-3 hover:border-line-control md:max-lg:w-9 md:max-lg:justify-center md:max-lg:px-0">
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 text-left md:max-lg:sr-only">Find or run</span>
        <span className="md:max-lg:hidden" aria-hidden="true"><Kbd keys="Ctrl K" /></span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <Dialog.Content aria-describedby={undefined} className="rise-in fixed inset-x-2 top-[max(8px,12vh)] z-(--z-dialog) mx-auto max-w-[640px] overflow-hidden rounded-xl bg-raised shadow-3 outline-none max-md:top-2">
          <Dialog.Title className="sr-only">Find or run</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
