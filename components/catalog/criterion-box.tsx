"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import type { DataType } from "@/lib/catalog/rules/words";
import { anyTypes, singleTypes, startFor, turned, typeLabels, type Draft } from "./criteria-draft";
import { CriterionFields } from "./criterion-fields";

const DEEPEST = 5;

type Faults = Readonly<Record<string, string>>;
type Props = { dataType: DataType; draft: Draft | null; path: string; depth: number; faults: Faults; isSingle?: boolean; onChange: (draft: Draft | null) => void };

/** One criterion and what is inside it. Only the outermost may be nothing. */
export function CriterionBox(props: Props) {
  const { dataType, draft, path, depth, faults, onChange } = props;
  return (
    <div className="grid min-w-0 gap-2">
      <CriterionKind {...props} />
      {draft && <CriterionFields draft={draft} path={path} faults={faults} onChange={(values) => onChange({ ...draft, values })} />}
      {draft?.of && (
        <Inner label="Each of which">
          <CriterionBox
            dataType={dataType}
            draft={draft.of}
            path={`${path}.of`}
            depth={depth}
            faults={faults}
            isSingle
            onChange={(of) => of && onChange({ ...draft, of })}
          />
        </Inner>
      )}
      {draft?.criteria && <Members {...props} draft={draft} members={draft.criteria} />}
    </div>
  );
}

function CriterionKind({ dataType, draft, path, depth, faults, isSingle = false, onChange }: Props) {
  const offered = anyTypes.filter((type) => type === "count_in_window" || depth < DEEPEST);
  const types = [...singleTypes[dataType], ...(isSingle ? [] : offered)];
  const fault = faults[`${path}.type`] ?? (depth > 0 ? faults[path] : undefined);
  const isOutermost = depth === 0 && !isSingle;
  return (
    <Field label="Kind of criterion" labelHidden error={fault}>
      <Select
        controlSize="sm"
        value={draft?.type ?? ""}
        options={types.map((value) => ({ value, label: typeLabels[value] ?? value }))}
        onChange={({ target: { value } }) => onChange(value ? turned(value, dataType, draft) : null)}
        {...(isOutermost && { empty: "Nothing yet: it is only shown" })}
      />
    </Field>
  );
}

function Members({ dataType, draft, members, path, depth, faults, onChange }: Props & { draft: Draft; members: readonly Draft[] }) {
  const hold = (criteria: readonly Draft[]) => onChange({ ...draft, criteria });
  const put = (place: number, member: Draft | null) => hold(member ? members.with(place, member) : members.toSpliced(place, 1));
  const fault = faults[`${path}.criteria`];
  return (
    <Inner label={draft.type === "composite_and" ? "All of" : "Any of"}>
      {members.map((member, place) => (
        <div key={place} className="flex min-w-0 items-start gap-1 max-sm:gap-0">
          <div className="min-w-0 flex-1">
            <CriterionBox
              dataType={dataType}
              draft={member}
              path={`${path}.criteria[${place}]`}
              depth={depth + 1}
              faults={faults}
              onChange={(next) => put(place, next)}
            />
          </div>
          <IconButton size="sm" label={`Remove criterion ${place + 1}`} onClick={() => put(place, null)}><X /></IconButton>
        </div>
      ))}
      {fault && <ErrorLine>{fault}</ErrorLine>}
      <Button size="sm" variant="quiet" className="-ml-2 justify-self-start" onClick={() => hold([...members, startFor(dataType)])}><Plus />Add criterion</Button>
    </Inner>
  );
}

function Inner({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={label} className="grid min-w-0 gap-2 border-l border-line-strong pl-3 max-sm:pl-2">
      <p className="text-xs text-ink-3">{label}</p>
      {children}
    </div>
  );
}
