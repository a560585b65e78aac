"use client";

import { useState } from "react";
import { Dot } from "@/components/ui/badge";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { StageRow } from "@/lib/pipelines/queries";

/** The stage's dot; pressing it chooses another colour. What is shown keeps its contrast whatever is chosen. */
export function StageColor({ stage, canEdit, onSave }: { stage: Pick<StageRow, "name" | "color" | "tones">; canEdit: boolean; onSave: (color: string) => Promise<Outcome<unknown>> }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const save = async () => {
    if (!chosen || chosen.toLowerCase() === stage.color.toLowerCase()) return setChosen(null);
    const answer = await onSave(chosen);
    if (!answer.ok) toastRefusal({ object: stage.name, message: answer.message });
    setChosen(null);
  };
  if (!canEdit) return <Dot color={stage.tones.mark} />;
  return (
    <label className="relative grid size-6 flex-none cursor-pointer place-items-center rounded-xs has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-hover" title={`Colour of ${stage.name}`}>
      <Dot color={chosen ?? stage.tones.mark} />
      <input type="color" aria-label={`Colour of ${stage.name}`} value={chosen ?? stage.color} onChange={(event) => setChosen(event.target.value)} onBlur={() => void save()} className="absolute inset-0 cursor-pointer opacity-0" />
    </label>
  );
}
