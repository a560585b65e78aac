"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { useLate } from "@/components/ui/use-late";
import { opener } from "./opener";
import { useShortcut } from "./shortcuts";

const palette = opener();
const look = cn(
  "my-1 mb-3 flex h-8 flex-none items-center gap-2 rounded-md border border-line-strong bg-surface pr-1.5 pl-2 whitespace-nowrap text-ink-3 hover:border-line-control",
  "md:max-lg:w-9 md:max-lg:justify-center md:max-lg:px-0",
);
const load = () => import("./palette-dialog");

export function openCommandPalette() {
  palette.set(true);
}

export function closeCommandPalette() {
  palette.set(false);
}

/** Ctrl-K anywhere, or its button in the sidebar. What is searched and done is the child's, and begins anew each time. */
export function CommandPalette({ children }: { children: ReactNode }) {
  const open = palette.useOpen();
  const late = useLate(load, true);
  useShortcut("mod k", () => palette.set(!open));
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-expanded={open} aria-keyshortcuts={late ? "Control+K Meta+K" : undefined} onClick={openCommandPalette} className={look}>
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 text-left md:max-lg:sr-only">Find or run</span>
        <span className="md:max-lg:hidden" aria-hidden="true"><Kbd keys="Ctrl K" /></span>
      </button>
      {late && <late.PaletteDialog open={open} onOpenChange={palette.set}>{children}</late.PaletteDialog>}
    </>
  );
}
