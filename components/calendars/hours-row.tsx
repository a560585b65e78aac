"use client";

import { X } from "lucide-react";
import { ErrorLine } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { asTime, type Hours } from "./calendar-draft";

export type FaultAt = (path: string) => string | undefined;

/** One window: when it opens and when it closes, with what is wrong under it. */
export function HoursRow({ day, hours, path, faultAt, onChange, onRemove }: { day: string; hours: Hours; path: string; faultAt: FaultAt; onChange: (change: Partial<Hours>) => void; onRemove: () => void }) {
  const faults = [...new Set([faultAt(`${path}.from`), faultAt(`${path}.to`), faultAt(path)].filter((fault) => fault !== undefined))];
  const field = (part: "from" | "to", name: string) => (
    <Input
      controlSize="sm" className="w-[72px] max-md:w-[66px]" inputMode="numeric" maxLength={5} placeholder="09:00" value={hours[part]} aria-label={`${day} ${name}`} aria-invalid={faultAt(`${path}.${part}`) || faultAt(path) ? true : undefined}
      aria-describedby={faults.length > 0 ? `${path}-faults` : undefined} onChange={({ target: { value } }) => onChange({ [part]: value })} onBlur={({ target: { value } }) => asTime(value) !== value && onChange({ [part]: asTime(value) })}
    />
  );
  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-2 max-md:gap-1.5">
        {field("from", "opens")}
        <span aria-hidden="true" className="text-ink-3">to</span>
        {field("to", "closes")}
        <IconButton size="sm" label={`Remove ${hours.from || "these hours"} to ${hours.to || "…"} of ${day}`} onClick={onRemove}><X /></IconButton>
      </div>
      {faults.length > 0 && <div id={`${path}-faults`}>{faults.map((fault) => <ErrorLine key={fault}>{fault}</ErrorLine>)}</div>}
    </div>
  );
}
