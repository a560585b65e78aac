"use client";

import { useOptimistic, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Count } from "@/components/ui/money";
import { Td, Tr } from "@/components/ui/table";
import type { ColumnRow as Column, ColumnsPicture } from "@/lib/imports/queries/columns";
import type { Target } from "@/lib/imports/rules";
import { ColumnReading } from "./column-reading";
import type { Mapping } from "./columns-table";
import { KeepDialog } from "./keep-dialog";

type Asked = Partial<Pick<Column, "target" | "decimal" | "dateOrder" | "scale">>;

/** What one column holds, where it goes, and why that was guessed. */
export function ColumnRow({ column: kept, picture, acts, change, send }: Mapping & { column: Column }) {
  const [column, hope] = useOptimistic(kept, withAsked);
  const { name, samples, filled, empty, target } = column;
  const map = (asked: Parameters<typeof hope>[0]) => change((seen) => acts.mapColumn({ ...seen, column: column.column, ...asked }), () => hope(asked));
  return (
    <Tr id={`column-${name}`}>
      <Td className="max-w-56">
        <span id={anchorOf(target, picture)} className="mono block truncate">{name}</span>
        <span className="text-xs text-ink-3"><Count value={filled} /> filled{empty > 0 && <>, <Count value={empty} /> empty</>}</span>
      </Td>
      <Td className="max-w-72 text-ink-2"><span className="block truncate">{samples.join(" · ") || <span className="text-ink-3">nothing</span>}</span></Td>
      <Td className="min-w-60"><Destination column={column} picture={picture} acts={acts} send={send} onChoose={(chosen) => map({ target: chosen })} /></Td>
      <Td className="min-w-44"><ColumnReading column={column} questions={picture.questions} set={map} /></Td>
    </Tr>
  );
}

/** What was asked for, until the server has answered; a choice of one's own needs no reason. */
function withAsked(held: Column, asked: Asked): Column {
  return { ...held, ...asked, ...(asked.target && { reason: "" }) };
}

type Choosing = Omit<Mapping, "change"> & { column: Column; onChoose: (target: Target) => void };

function Destination({ column: { column, name, target, reason, offer }, picture, acts, send, onChoose }: Choosing) {
  const [keeping, setKeeping] = useState(false);
  const options = optionsOf(picture);
  const chosen = options.find(({ value }) => value === keyOf(target)) ?? newField(target);
  return (
    <>
      <Combobox label={`${name} goes to`} options={options} value={chosen} onChange={(option) => option && onChoose(targetOf(option.value, picture))} />
      {reason && <span className="mt-1 block text-xs text-ink-3">{reason}</span>}
      {target.to === "skip" && picture.mayAddFields && (
        <Button variant="link" size="sm" className="mt-1" onClick={() => setKeeping(true)}>Keep it as a field of your own</Button>
      )}
      <KeepDialog
        open={keeping}
        onOpenChange={setKeeping}
        offer={offer ?? { label: name, type: "TEXT" }}
        keep={(field) => send((seen) => acts.keepColumn({ ...seen, column, ...field }))}
      />
    </>
  );
}

function newField(target: Target) {
  return target.to === "custom" ? { value: keyOf(target), label: target.label, detail: "A new field of your own" } : null;
}

/** "Change" of a decision about names leads to their questions; where none is asked, to the column they come from. */
function anchorOf(target: Target, { questions }: ColumnsPicture) {
  if (target.to !== "field") return undefined;
  const isAsked = questions.some((question) => question.about === "names" && question.field === target.field && question.names.some(({ isOpen }) => isOpen));
  return isAsked ? undefined : target.field;
}

const SKIP = { value: "skip", label: "Do not import" };

function optionsOf({ fields, custom }: ColumnsPicture) {
  return [
    SKIP,
    ...fields.map(({ key, label, isRequired }) => ({ value: `field ${key}`, label: isRequired ? `${label} (needed)` : label })),
    ...custom.map(({ key, label }) => ({ value: `custom ${key}`, label, detail: "A field of your own" })),
  ];
}

const keyOf = (target: Target) => (target.to === "skip" ? "skip" : target.to === "field" ? `field ${target.field}` : `custom ${target.key}`);

function targetOf(value: string, { custom }: ColumnsPicture): Target {
  const [to, key = ""] = value.split(/ (.*)/s);
  const own = custom.find((each) => each.key === key);
  if (to === "custom" && own) return { to: "custom", key: own.key, label: own.label, type: own.type };
  return to === "field" ? { to: "field", field: key } : { to: "skip" };
}
