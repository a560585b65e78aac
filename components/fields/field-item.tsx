"use client";

import { ArrowDown, ArrowUp, EllipsisVertical, Trash2 } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import type { FieldRow } from "@/lib/fields/queries";
import { isChoice } from "@/lib/fields/rules";
import type { FieldActions } from "./field-actions";
import { choicesOf, entityNames, typeName } from "./field-words";

type Props = Omit<FieldActions, "onCreate"> & { field: FieldRow; place: number; all: readonly FieldRow[]; canEdit: boolean };

/** One field. Its name, choices and whether it is needed change in the row; what it holds stays, because values exist under it. */
export function FieldItem(props: Props) {
  const { field, canEdit, onEdit, onUndo } = props;
  const { key, label, type, isRequired } = field;
  const { run, working } = useAct(onUndo);
  const need = (value: boolean) => {
    const message = value ? "is needed from now on." : "may stay empty.";
    void run(onEdit, { fieldId: field.id, field: "isRequired", was: isRequired, value }, { object: label, message });
  };
  return (
    <Tr>
      <Td className="min-w-40">
        <span className="block font-medium"><FieldLabel {...props} /></span>
        <span className="mono text-xs text-ink-3">{key}</span>
      </Td>
      <Td className="whitespace-nowrap text-ink-2">{typeName(type)}</Td>
      <Td className="min-w-40 text-ink-2">{isChoice(type) && <FieldChoices {...props} />}</Td>
      <Td><Checkbox aria-label={`${label} is needed`} checked={isRequired} disabled={!canEdit || working} onChange={({ target }) => need(target.checked)} /></Td>
      <Td><FieldActs {...props} /></Td>
    </Tr>
  );
}

function FieldLabel({ field: { id: fieldId, label }, canEdit, onEdit, onUndo }: Props) {
  const { run } = useAct(onUndo);
  const save = ({ value, read }: Edit) =>
    run(onEdit, { fieldId, field: "label", was: read, value }, { object: value, message: "is the name now.", isInForm: true });
  return canEdit ? <EditInPlace label={`Name of ${label}`} value={label} onSave={save} /> : label;
}

function FieldChoices({ field: { id: fieldId, label, options }, canEdit, onEdit, onUndo }: Props) {
  const { run } = useAct(onUndo);
  const save = ({ value, read }: Edit) => {
    const edit = { fieldId, field: "options" as const, was: choicesOf(read), value: choicesOf(value) };
    return run(onEdit, edit, { object: label, message: "has other choices.", isInForm: true });
  };
  return canEdit ? <EditInPlace label={`Choices of ${label}`} value={options.join(", ")} onSave={save} /> : options.join(", ");
}

/** Its place among the others, and its end. */
function FieldActs({ field: { id: fieldId, entity, key, label }, place, all, canEdit, onReorder, onDelete, onUndo }: Props) {
  const [deleting, setDeleting] = useState(false);
  const { run, working } = useAct(onUndo);
  const move = (by: -1 | 1) => {
    const fieldIds = all.map(({ id }) => id).filter((id) => id !== fieldId).toSpliced(place + by, 0, fieldId);
    void run(onReorder, { entity, fieldIds }, { object: label, message: by < 0 ? "stands one further up." : "stands one further down." });
  };
  const remove = () => run(onDelete, { fieldId }, { object: label, message: "is deleted.", isInForm: true });
  return (
    <>
      {canEdit && (
        <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${label}`} disabled={working}><EllipsisVertical /></IconButton>}>
          <MenuItem icon={<ArrowUp />} disabled={place === 0} onSelect={() => move(-1)}>Move up</MenuItem>
          <MenuItem icon={<ArrowDown />} disabled={place === all.length - 1} onSelect={() => move(1)}>Move down</MenuItem>
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setDeleting(true)}>Delete</MenuItem>
        </DropdownMenu>
      )}
      <AlertDialog title={`Delete ${label}`} confirm="Delete field" open={deleting} onOpenChange={setDeleting} onConfirm={remove}>
        It goes from every {entityNames[entity].one}, from filters and from imports. The values stay under “{key}” and come back with Undo.
      </AlertDialog>
    </>
  );
}
