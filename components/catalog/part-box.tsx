"use client";

import { Plus, Power, PowerOff, X } from "lucide-react";
import type { ReactNode } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { ColorPick } from "@/components/ui/color-pick";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import type { PartRow } from "@/lib/catalog/queries/shapes";
import { partNames, type PartKind } from "@/lib/catalog/rules/words";
import type { DefinitionActions, ParentRef } from "./catalog-actions";
import { LateDialog } from "./late-dialog";
import { PartOrder } from "./part-order";
import { valueOf } from "./value-of";

type Props = { kind: PartKind; title: string; empty: string; parent: ParentRef; rows: readonly PartRow[]; canEdit: boolean; actions: DefinitionActions };

const levels = [{ value: "1", label: "1, Essential" }, { value: "2", label: "2, Advantage" }, { value: "3", label: "3, Signature" }];

type One = Pick<Props, "kind" | "canEdit" | "actions"> & { row: PartRow };
type More = { options?: typeof levels; inputMode?: "decimal"; multiline?: boolean; placeholder?: string };
type Place = (field: string, label: string, value: string, more?: More) => ReactNode;
type Act = Pick<One, "kind" | "row"> & { working: boolean };

/** The parts of one kind: ordered, added, renamed, switched off and removed where they stand. */
export function PartBox({ kind, title, empty, parent, rows, canEdit, actions }: Props) {
  const form = { kind, parent, actions };
  const add = <LateDialog label={`Add ${partNames[kind]}`} icon={<Plus />} load={() => import("./part-form")} show={({ PartForm }, onClose) => <PartForm {...form} onClose={onClose} />} />;
  return (
    <RailSection title={title} count={rows.length > 0 ? rows.length : undefined} action={canEdit && add}>
      {rows.length === 0 && <p className="text-ink-3">{empty}</p>}
      <PartOrder kind={kind} rows={rows} canEdit={canEdit} actions={actions}>{(row) => <PartItem kind={kind} row={row} canEdit={canEdit} actions={actions} />}</PartOrder>
    </RailSection>
  );
}

function PartItem({ kind, row, canEdit, actions }: One) {
  const { run, working } = useAct(actions.undoChangeSet);
  const edit = (field: string, was: unknown, value: unknown) =>
    run(actions.editPart, { kind, partId: row.id, field, was, value }, { object: row.name, message: "is changed.", isInForm: true });
  const save = (field: string) => ({ value, read }: Edit) => edit(field, typed({ kind, row }, field, read), typed({ kind, row }, field, value));
  const place: Place = (field, label, value, more = {}) =>
    canEdit ? <EditInPlace label={`${label} of ${row.name}`} value={value} placeholder="Add" onSave={save(field)} {...more} /> : <span>{value}</span>;
  const gone = { object: row.name, message: row.tasks > 0 ? `is gone, from ${tasksInWords(row.tasks)} too.` : "is gone." };
  return (
    <>
      {kind === "tag" && row.color && <PartColor row={row} color={row.color} canEdit={canEdit} onSave={async (color) => { await edit("color", row.color, color); }} />}
      <div className="min-w-0 flex-1">
        {place("name", "Name", row.name)}
        {kind !== "attribute" && (canEdit || row.description) && <div className="text-xs text-ink-2">{place("description", "Description", row.description ?? "", description)}</div>}
      </div>
      <PartValue kind={kind} row={row} place={place} />
      {!row.isActive && <Badge tone="line">Off</Badge>}
      {row.tasks > 0 && <span className="pt-1 text-xs whitespace-nowrap text-ink-3">{tasksInWords(row.tasks)}</span>}
      {canEdit && <PartSwitch kind={kind} row={row} working={working} onSwitch={() => void edit("isActive", row.isActive, !row.isActive)} />}
      {canEdit && <IconButton size="sm" label={`Remove ${row.name}`} disabled={working} onClick={() => void run(actions.removePart, { kind, partId: row.id }, gone)}><X /></IconButton>}
    </>
  );
}

function PartColor({ row, color, canEdit, onSave }: Pick<One, "row" | "canEdit"> & { color: string; onSave: (color: string) => Promise<void> }) {
  return <span className="pt-1"><ColorPick label={`Colour of ${row.name}`} color={color} mark={color} canEdit={canEdit} onSave={onSave} /></span>;
}

/** What a part of its kind says besides its name. */
function PartValue({ kind, row: { level, value }, place }: Pick<One, "kind" | "row"> & { place: Place }) {
  if (kind === "license" && level) return <div className="flex-none text-ink-2">{place("level", "Level", level, { options: levels })}</div>;
  if (kind === "release" && level) return <div className="min-w-10 flex-none whitespace-nowrap text-ink-2">{place("level", "Level", level, { inputMode: "decimal" })}</div>;
  const said = typeof value === "boolean" ? (value ? "Yes" : "No") : String(value ?? "");
  return kind === "attribute" && <div className="min-w-0 flex-1 text-ink-2">{place("value", "Value", said)}</div>;
}

function PartSwitch({ kind, row: { name, isActive }, working, onSwitch }: Act & { onSwitch: () => void }) {
  if (kind === "tag" || kind === "attribute") return null;
  return (
    <IconButton size="sm" label={isActive ? `Switch ${name} off` : `Switch ${name} on`} aria-pressed={!isActive} disabled={working} onClick={onSwitch}>
      {isActive ? <Power /> : <PowerOff />}
    </IconButton>
  );
}

const description = { multiline: true, placeholder: "Add a description" };

function typed({ kind, row }: Pick<One, "kind" | "row">, field: string, text: string) {
  if (kind === "license" && field === "level") return Number(text);
  return field === "value" ? valueOf(row.dataType ?? "STRING", text) : text || null;
}

function tasksInWords(count: number) {
  return count === 1 ? "1 task" : `${count} tasks`;
}
