"use client";

import { X } from "lucide-react";
import type { AriaAttributes } from "react";
import { ErrorLine } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { asTime, type Hours } from "./calendar-draft";

export type FaultAt = (path: string) => string | undefined;

type Props = { day: string; hours: Hours; path: string; faultAt: FaultAt; onChange: (change: Partial<Hours>) => void; onRemove: () => void };

/** One window: when it opens and when it closes, with what is wrong under it. */
export function HoursRow({ day, hours, path, faultAt, onChange, onRemove }: Props) {
  const faults = [...new Set([faultAt(`${path}.from`), faultAt(`${path}.to`), faultAt(path)].filter((fault) => fault !== undefined))];
  const field = (part: "from" | "to", name: string) => (
    <HourInput
      value={hours[part]}
      aria-label={`${day} ${name}`}
      aria-invalid={faultAt(`${path}.${part}`) || faultAt(path) ? true : undefined}
      aria-describedby={faults.length > 0 ? `${path}-faults` : undefined}
      onTime={(time) => onChange({ [part]: time })}
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

/** Left, it is written as a calendar writes it. */
function HourInput({ value, onTime, ...rest }: { value: string; onTime: (time: string) => void } & AriaAttributes) {
  return (
    <Input
      controlSize="sm"
      className="w-[72px] max-md:w-[66px]"
      inputMode="numeric"
      maxLength={5}
      placeholder="09:00"
      value={value}
      onChange={({ target }) => onTime(target.value)}
      onBlur={({ target }) => asTime(target.value) !== target.value && onTime(asTime(target.value))}
      {...rest}
    />
  );
}
