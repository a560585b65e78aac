"use client";

import { useState } from "react";
import { Dot } from "./badge";

/** A dot that is pressed to choose another colour; saved on leaving it. `mark` is the tone shown, where the chosen one would have too little contrast. */
export function ColorPick({ label, color, mark = color, canEdit, onSave }: { label: string; color: string; mark?: string; canEdit: boolean; onSave: (color: string) => Promise<unknown> }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const save = async () => {
    if (chosen && chosen.toLowerCase() !== color.toLowerCase()) await onSave(chosen);
    setChosen(null);
  };
  if (!canEdit) return <Dot color={mark} />;
  return (
    <label className="relative grid size-6 flex-none cursor-pointer place-items-center rounded-xs has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-hover" title={label}>
      <Dot color={chosen ?? mark} />
      <input type="color" aria-label={label} value={chosen ?? color} onChange={(event) => setChosen(event.target.value)} onBlur={() => void save()} className="absolute inset-0 cursor-pointer opacity-0" />
    </label>
  );
}
