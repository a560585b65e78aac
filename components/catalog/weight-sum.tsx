"use client";

import { useAct, type Undo } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Measure } from "@/components/ui/measure";
import type { DefinitionActions, ParentRef } from "./catalog-actions";

type Props = { parent: ParentRef; name: string; weight: string; remainder: string; tasks: number; canEdit: boolean; onNormalize: DefinitionActions["normalizeWeights"]; onUndo: Undo };

/** How much of 100 is given out, and the offer to make it exactly 100 in the same proportions. */
export function WeightSum({ parent, name, weight, remainder, tasks, canEdit, onNormalize, onUndo }: Props) {
  const { run, working } = useAct(onUndo);
  const isWhole = Number(remainder) === 0;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Measure label="Weight given out" value={Number(weight)} className="w-40 max-w-full" />
      <p className="text-ink-2"><b className="font-medium text-ink">{weight}</b> of 100{isWhole ? "" : <>, {remainder} left</>}</p>
      {canEdit && !isWhole && tasks > 0 && (
        <Button size="sm" working={working} onClick={() => void run(onNormalize, { parent, was: weight }, { object: name, message: "has weights that add up to 100." })}>Normalize to 100</Button>
      )}
    </div>
  );
}
