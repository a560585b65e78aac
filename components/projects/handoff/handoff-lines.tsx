"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { LEVELS, levelNames } from "@/lib/catalog/rules/words";
import { newLine, type Keyed, type Line } from "./handoff-rows";

const levels = LEVELS.map((value) => ({ value, label: levelNames[value] }));

/** What was sold: how many of what, at which licence level, for which outcomes. */
export function HandoffLines({ lines, onChange }: { lines: readonly Keyed<Line>[]; onChange: (lines: Keyed<Line>[]) => void }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">Lines</legend>
      {lines.map(({ key, name, quantity, licenseLevel, outcomes }, n) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_5rem_9rem]">
            <Field label={`What line ${n + 1} is`} labelHidden needed="Say what it is, or remove the line."><Input name={`name-${key}`} defaultValue={name} placeholder="Product or service" maxLength={200} /></Field>
            <NumberInput name={`quantity-${key}`} defaultValue={String(Number(quantity))} aria-label={`How many of line ${n + 1}`} />
            <Select name={`level-${key}`} defaultValue={licenseLevel ?? ""} aria-label={`Licence level of line ${n + 1}`} empty="Level not known" options={levels} />
            <Input name={`outcomes-${key}`} defaultValue={outcomes.join(", ")} aria-label={`Outcomes of line ${n + 1}, separated by commas`} placeholder="Outcomes, separated by commas" maxLength={2000} className="sm:col-span-3" />
          </div>
          <IconButton label={`Remove line ${n + 1}`} onClick={() => onChange(lines.filter((line) => line.key !== key))}><X /></IconButton>
        </div>
      ))}
      <div><Button size="sm" onClick={() => onChange([...lines, { ...newLine, key: crypto.randomUUID() }])}><Plus />Add line</Button></div>
    </fieldset>
  );
}
