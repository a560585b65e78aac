"use client";

import { Trash2 } from "lucide-react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import { usePresence } from "@/components/presence/use-presence";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import { Note } from "@/components/ui/note";
import type { Parts, TaskRow } from "@/lib/catalog/queries/shapes";
import type { EditTask } from "@/lib/catalog/rules/tasks";
import { levelNames, type LicenseLevel } from "@/lib/catalog/rules/words";
import { AddressList } from "./address-list";
import { AttributeList } from "./attribute-list";
import type { ParentRef, TaskActions } from "./catalog-actions";
import { LinkPick } from "./link-pick";
import { levelOptions } from "./new-task";

type Props = { task: TaskRow; parent: ParentRef; parts: Parts; canEdit: boolean; actions: TaskActions; onClose: () => void };
type Field = "name" | "description" | "notes" | "weight" | "externalId" | "estMinutes" | "licenseLevel";
type More = { multiline?: boolean; inputMode?: "decimal" | "numeric"; show?: (value: string) => string };

/** Everything one task holds, each value changed where it stands. Whoever may not change it reads it. */
export function TaskEditor({ onClose, ...props }: Props) {
  const { task, canEdit, actions } = props;
  const heldBy = usePresence(actions.showPresence, { entity: "Task", entityId: task.id, isActive: canEdit });
  const { run, working } = useAct(actions.undoChangeSet);
  const remove = async () => {
    const outcome = await run(actions.deleteTask, { taskId: task.id }, { object: task.name, message: "is deleted. Plans keep it until they are synced." });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog size="xl" open onOpenChange={(open) => !open && onClose()} title={task.name}>
      {heldBy && <Note>{heldBy} is editing this task too. What both of you change at once is shown to whoever comes second.</Note>}
      <TaskFacts {...props} save={saver(task, actions, run)} />
      <AttributeList task={task} canEdit={canEdit} actions={actions} />
      {canEdit && <Button variant="quiet" className="justify-self-start" working={working} onClick={() => void remove()}><Trash2 />Delete task</Button>}
    </Dialog>
  );
}

type Save = (field: Field) => (edit: Edit) => Promise<Saved>;

function TaskFacts({ save, ...props }: Omit<Props, "onClose"> & { save: Save }) {
  const { task, canEdit } = props;
  const text = (label: string, field: Field, value: string | null, more: More = {}) => {
    if (!canEdit) return { label, value: value ? (more.show ?? String)(value) : null };
    return { label, value: <EditInPlace label={label} value={value ?? ""} placeholder="Add" onSave={save(field)} {...more} /> };
  };
  return (
    <Facts
      facts={[
        text("Name", "name", task.name),
        text("Description", "description", task.description, { multiline: true }),
        text("Weight", "weight", task.weight, { inputMode: "decimal" }),
        { label: "Licence", value: canEdit ? <TaskLevel level={task.licenseLevel} onSave={save("licenseLevel")} /> : levelNames[task.licenseLevel] },
        text("Estimate", "estMinutes", task.estMinutes?.toString() ?? null, { inputMode: "numeric", show: minutes }),
        ...linksOf(props),
        text("Notes", "notes", task.notes, { multiline: true }),
        text("External id", "externalId", task.externalId),
      ]}
    />
  );
}

function saver(task: TaskRow, actions: TaskActions, run: ReturnType<typeof useAct>["run"]): Save {
  return (field) => ({ value, read }) => {
    const was = read === "" ? null : field === "estMinutes" ? Number(read) : read;
    const said = { object: field === "name" ? value : task.name, message: "is changed.", isInForm: true };
    return run(actions.editTask, { taskId: task.id, field, was, value } as z.input<typeof EditTask>, said);
  };
}

function TaskLevel({ level, onSave }: { level: LicenseLevel; onSave: (edit: Edit) => Promise<Saved> }) {
  return <EditInPlace label="Licence" value={level} options={levelOptions} show={(value) => levelNames[value as LicenseLevel]} onSave={onSave} />;
}

function linksOf({ task, parent, parts, canEdit, actions }: Omit<Props, "onClose">) {
  const each = { task, canEdit, actions };
  return [
    ...(["outcomes", "releases", "tags"] as const).map((kind) => (
      { label: kindNames[kind], value: <LinkPick {...each} kind={kind} parent={parent} choices={parts[kind]} /> }
    )),
    { label: "How-to texts", value: <AddressList {...each} field="howToDoc" label="text" /> },
    { label: "How-to videos", value: <AddressList {...each} field="howToVideo" label="video" /> },
  ];
}

const kindNames = { outcomes: "Outcomes", releases: "Releases", tags: "Tags" } as const;

function minutes(text: string) {
  const total = Number(text);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(" ");
}
