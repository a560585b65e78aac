"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select, type SelectOption } from "@/components/ui/select";
import type { Draft } from "./criteria-draft";

type Shown = { label: string; options?: readonly SelectOption[]; inputMode?: "decimal" | "numeric"; hint?: string };

const fields: Record<string, Shown> = {
  path: { label: "Path in the JSON", hint: "Like usage.users." },
  expectedValue: { label: "Expected", options: [{ value: "true", label: "Yes" }, { value: "false", label: "No" }] },
  operator: {
    label: "Is",
    options: [
      { value: "greater_than_or_equal", label: "at least (≥)" },
      { value: "greater_than", label: "more than (>)" },
      { value: "equals", label: "exactly (=)" },
      { value: "less_than_or_equal", label: "at most (≤)" },
      { value: "less_than", label: "less than (<)" },
    ],
  },
  threshold: { label: "Threshold", inputMode: "decimal" },
  pattern: { label: "Text" },
  caseSensitive: { label: "Upper and lower case", options: [{ value: "false", label: "does not matter" }, { value: "true", label: "as written" }] },
  withinDays: { label: "Days", inputMode: "numeric" },
  referenceTime: { label: "Than", hint: "now, or an instant like 2026-06-30T12:00:00Z." },
  minCount: { label: "Values at least", inputMode: "numeric" },
  days: { label: "In the past days", inputMode: "numeric" },
};
const modes: Record<string, Shown> = {
  string_match: { label: "It", options: [{ value: "exact", label: "is exactly" }, { value: "contains", label: "contains" }] },
  timestamp_comparison: { label: "It is", options: [{ value: "within_days", label: "within the past days" }, { value: "before", label: "before" }, { value: "after", label: "after" }] },
};
const inOrder = ["path", "mode", ...Object.keys(fields).filter((name) => name !== "path")];

type Values = Readonly<Record<string, string>>;
type Props = { draft: Draft; path: string; faults: Values; onChange: (values: Values) => void };

/** The values of one criterion, each with its fault. */
export function CriterionFields({ draft: { type, values }, path, faults, onChange }: Props) {
  const names = inOrder.filter((name) => name in values && isAsked(name, values["mode"]));
  if (names.length === 0) return null;
  const put = (name: string, value: string) => {
    const began = name === "mode" && type === "timestamp_comparison" && { withinDays: values["withinDays"] ?? "30" };
    onChange({ ...values, ...began, [name]: value });
  };
  return (
    <div className="grid min-w-0 grid-cols-[repeat(auto-fill,minmax(min(100%,150px),1fr))] gap-2">
      {names.map((name) => {
        const shown = (name === "mode" ? modes[type] : fields[name]) ?? { label: name };
        return (
          <Field key={name} label={shown.label} hint={shown.hint} error={faults[`${path}.${name}`]}>
            {controlOf(shown, values[name] ?? "", (value) => put(name, value))}
          </Field>
        );
      })}
    </div>
  );
}

function controlOf({ options, inputMode }: Shown, value: string, onValue: (value: string) => void) {
  if (inputMode === "decimal") return <NumberInput controlSize="sm" defaultValue={value} onNumber={onValue} />;
  const held = { value, onChange: (event: { target: { value: string } }) => onValue(event.target.value) };
  return options ? <Select controlSize="sm" options={options} {...held} /> : <Input controlSize="sm" inputMode={inputMode} {...held} />;
}

/** The past days are asked of "within", the instant of "before" and "after". */
function isAsked(name: string, mode: string | undefined) {
  return name === "withinDays" ? mode === "within_days" : name !== "referenceTime" || mode !== "within_days";
}
