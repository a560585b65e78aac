"use client";

import { CommandPalette } from "@/components/layout/command-palette";
import { commandsOf, type Places } from "./acts";
import { Finder } from "./finder";

/** Search and commands of the workspace, behind Ctrl-K. */
export function WorkspacePalette({ places }: { places: Places }) {
  return <CommandPalette><Finder commands={commandsOf(places)} /></CommandPalette>;
}
