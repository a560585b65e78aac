"use client";

import { useAct } from "@/components/changes/use-act";
import type { Undo } from "@/components/changes/tell";
import { Button } from "@/components/ui/button";

/** Puts one whole set back; the toast offers to throw it away again. */
export function RestoreButton({ changeSetId, label, onRestore }: { changeSetId: string; label: string; onRestore: Undo }) {
  const { run, working } = useAct(onRestore);
  return <Button size="sm" working={working} aria-label={`Restore ${label}`} onClick={() => void run(onRestore, { changeSetId }, { object: label, message: "is undone; everything is back." })}>Restore</Button>;
}
