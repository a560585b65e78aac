"use client";

import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { WatchedAttribute } from "@/lib/blockers/shapes";

/** What telemetry must show to resolve a blocker by itself; not offered where the customer's plans ask nothing. */
export function ProofPick({ attributes, value, error, onChange }: { attributes: readonly WatchedAttribute[]; value: WatchedAttribute | null; error?: string | undefined; onChange: (chosen: WatchedAttribute | null) => void }) {
  const all = value && !attributes.some(({ id }) => id === value.id) ? [value, ...attributes] : attributes;
  if (all.length === 0) return null;
  return (
    <Field label="Resolves itself when telemetry shows" optional error={error}>
      <Combobox label="Resolves itself when telemetry shows" options={all.map(optionOf)} value={value && optionOf(value)} onChange={(option) => onChange(all.find(({ id }) => id === option?.value) ?? null)} clearable placeholder="Nothing" />
    </Field>
  );
}

const optionOf = ({ id, name, asked, task, plan }: WatchedAttribute): ComboboxOption => ({ value: id, label: `${name} ${asked}`, detail: `${plan}, ${task}` });
