"use client";

import { ColorPick } from "@/components/ui/color-pick";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { StageRow } from "@/lib/pipelines/queries";

/** The stage's dot; pressing it chooses another colour. What is shown keeps its contrast whatever is chosen. */
export function StageColor({ stage: { name, color, tones }, canEdit, onSave }: { stage: Pick<StageRow, "name" | "color" | "tones">; canEdit: boolean; onSave: (color: string) => Promise<Outcome<unknown>> }) {
  const save = async (chosen: string) => {
    const answer = await onSave(chosen);
    if (!answer.ok) toastRefusal({ object: name, message: answer.message });
  };
  return <ColorPick label={`Colour of ${name}`} color={color} mark={tones.mark} canEdit={canEdit} onSave={save} />;
}
