"use client";

import { Plus, Power, PowerOff, X } from "lucide-react";
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

/** The parts of one kind: ordered, added, renamed, switched off and removed where they stand. */
export function PartBox({ kind, title, empty, parent, rows, canEdit, actions }: Props) {
  const add = <LateDialog label={`Add ${partNames[kind]}`} icon={<Plus />} load={() => import("./part-form")} show={({ PartForm }, onClose) => <PartForm kind={kind} parent={parent} actions={actions} onClose={onClose} />} />;
  return (
    <RailSection title={title} count={rows.length > 0 ? rows.length : undefined} action={canEdit && add}>
      {rows.length === 0 && <p className="text-ink-3">{empty}</p>}
      <PartOrder kind={kind} rows={rows} canEdit={canEdit} actions={actions}>{(row) => <PartItem kind={kind} row={row} canEdit={canEdit} actions={actions} />}</PartOrder>
    </RailSection>
  );
}

function PartItem({ kind, row, canEdit, actions }: Pick<Props, "kind" | "canEdit" | "actions"> & { row: PartRow }) {
  const { run, working } = useAct(actions.undoChangeSet);
  const edit = (field: string, was: unknown, value: unknown) => run(actions.editPart, { kind, partId: row.id, field, was, value }, { object: row.name, message: "is changed.", isInForm: true });
  const save = (field: string) => ({ value, read }: Edit) => edit(field, typed(field, read), typed(field, value));
  const typed = (field: string, text: string) => (kind === "license" && field === "level" ? Number(text) : field === "value" ? valueOf(row.dataType ?? "STRING", text) : text || null);
  const place = (field: string, label: string, value: string, more: { options?: typeof levels; inputMode?: "decimal"; multiline?: boolean; placeholder?: string } = {}) =>
    canEdit ? <EditInPlace label={`${label} of ${row.name}`} value={value} placeholder="Add" onSave={save(field)} {...more} /> : <span>{value}</span>;
  return (
    <>
      {kind === "tag" && row.color && <span className="pt-1"><ColorPick label={`Colour of ${row.name}`} color={row.color} mark={row.color} canEdit={canEdit} onSave={async (color) => { await edit("color", row.color, color); }} /></span>}
      <div className="min-w-0 flex-1">
        {place("name", "Name", row.name)}
        {kind !== "attribute" && (canEdit || row.description) && <div className="text-xs text-ink-2">{place("description", "Description", row.description ?? "", { multiline: true, placeholder: "Add a description" })}</div>}
      </div>
      {kind === "license" && row.level && <div className="flex-none text-ink-2">{place("level", "Level", row.level, { options: levels })}</div>}
      {kind === "release" && row.level && <div className="min-w-10 flex-none whitespace-nowrap text-ink-2">{place("level", "Level", row.level, { inputMode: "decimal" })}</div>}
      {kind === "attribute" && <div className="min-w-0 flex-1 text-ink-2">{place("value", "Value", typeof row.value === "boolean" ? (row.value ? "Yes" : "No") : String(row.value ?? ""))}</div>}
      {!row.isActive && <Badge tone="line">Off</Badge>}
      {row.tasks > 0 && <span className="pt-1 text-xs whitespace-nowrap text-ink-3">{row.tasks === 1 ? "1 task" : `${row.tasks} tasks`}</span>}
      {canEdit && kind !== "tag" && kind !== "attribute" && <IconButton size="sm" label={row.isActive ? `Switch ${row.name} off` : `Switch ${row.name} on`} aria-pressed={!row.isActive} disabled={working} onClick={() => void edit("isActive", row.isActive, !row.isActive)}>{row.isActive ? <Power /> : <PowerOff />}</IconButton>}
      {canEdit && <IconButton size="sm" label={`Remove ${row.name}`} disabled={working} onClick={() => void run(actions.removePart, { kind, partId: row.id }, { object: row.name, message: row.tasks > 0 ? `is gone, from ${row.tasks === 1 ? "1 task" : `${row.tasks} tasks`} too.` : "is gone." })}><X /></IconButton>}
    </>
  );
}
