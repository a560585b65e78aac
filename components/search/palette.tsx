"use client";

import { CommandPalette } from "@/components/layout/command-palette";
import { useLate } from "@/components/ui/use-late";
import { commandsOf, type Places } from "./acts";

const load = () => import("./finder");

/** Search and commands of the workspace, behind Ctrl-K. Their code comes when the page stands, so that typing finds them there. */
export function WorkspacePalette({ places }: { places: Places }) {
  const late = useLate(load, true);
  return <CommandPalette>{late && <late.Finder commands={commandsOf(places)} />}</CommandPalette>;
}
