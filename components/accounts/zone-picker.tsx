"use client";

import { Combobox } from "@/components/ui/combobox";
import { ErrorLine } from "@/components/ui/field";
import type { Outcome } from "@/lib/action";
import { useAsk } from "./use-ask";

/** One of the 400 zones; none means the organization's own. */
export function ZonePicker({ zones, value, fallback, onSave }: { zones: readonly string[]; value: string | null; fallback?: string | undefined; onSave: (zone: string | null) => Promise<Outcome<unknown>> }) {
  const { ask, message, errorAt } = useAsk<unknown>();
  return (
    <div className="grid max-w-[320px] grid-cols-[minmax(0,1fr)] gap-1">
      <Combobox label="Time zone" options={zones.map(optionOf)} value={value ? optionOf(value) : null} placeholder={fallback} clearable={fallback !== undefined} onChange={(option) => ask(() => onSave(option?.value ?? null))} />
      {(message ?? errorAt("value")) && <ErrorLine>{message ?? errorAt("value")}</ErrorLine>}
    </div>
  );
}

function optionOf(zone: string) {
  return { value: zone, label: zone.replaceAll("_", " ") };
}
