"use client";

import { Trash2 } from "lucide-react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import { usePresence } from "@/components/presence/use-presence";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
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

/** Everything one task holds, each value changed where it stands. Whoever may not change it reads it. */
export function TaskEditor({ task, parent, parts, canEdit, actions, onClose }: Props) {
  const heldBy = usePresence(actions.showPresence, { entity: "Task", entityId: task.id, isActive: canEdit });
  const { run, working } = useAct(actions.undoChangeSet);
  const save = (field: Field) => ({ value, read }: Edit) =>
    run(actions.editTask, { taskId: task.id, field, was: read === "" ? null : field === "estMinutes" ? Number(read) : read, value } as z.input<typeof EditTask>, { object: field === "name" ? value : task.name, message: "is changed.", isInForm: true });
  const text = (label: string, field: Field, value: string | null, more: { multiline?: boolean; inputMode?: "decimal" | "numeric"; show?: (value: string) => string } = {}) =>
    ({ label, value: canEdit ? <EditInPlace label={label} value={value ?? ""} placeholder="Add" onSave={save(field)} {...more} /> : value ? (more.show ?? String)(value) : null });
  const remove = async () => {
    const outcome = await run(actions.deleteTask, { taskId: task.id }, { object: task.name, message: "is deleted. Plans keep it until they are synced." });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog size="xl" open onOpenChange={(open) => !open && onClose()} title={task.name}>
      {heldBy && <Note>{heldBy} is editing this task too. What both of you change at once is shown to whoever comes second.</Note>}
      <Facts
        facts={[
          text("Name", "name", task.name),
          text("Description", "description", task.description, { multiline: true }),
          text("Weight", "weight", task.weight, { inputMode: "decimal" }),
          { label: "Licence", value: canEdit ? <EditInPlace label="Licence" value={task.licenseLevel} options={levelOptions} show={(value) => levelNames[value as LicenseLevel]} onSave={save("licenseLevel")} /> : levelNames[task.licenseLevel] },
          text("Estimate", "estMinutes", task.estMinutes?.toString() ?? null, { inputMode: "numeric", show: minutes }),
          ...(["outcomes", "releases", "tags"] as const).map((kind) => ({ label: kindNames[kind], value: <LinkPick task={task} kind={kind} parent={parent} choices={parts[kind]} canEdit={canEdit} actions={actions} /> })),
          { label: "How-to texts", value: <AddressList task={task} field="howToDoc" label="text" canEdit={canEdit} actions={actions} /> },
          { label: "How-to videos", value: <AddressList task={task} field="howToVideo" label="video" canEdit={canEdit} actions={actions} /> },
          text("Notes", "notes", task.notes, { multiline: true }),
          text("External id", "externalId", task.externalId),
        ]}
      />
      <AttributeList task={task} canEdit={canEdit} actions={actions} />
      {canEdit && <Button variant="quiet" className="justify-self-start" working={working} onClick={() => void remove()}><Trash2 />Delete task</Button>}
    </Dialog>
  );
}

const kindNames = { outcomes: "Outcomes", releases: "Releases", tags: "Tags" } as const;

function minutes(text: string) {
  const total = Number(text);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(" ");
}
