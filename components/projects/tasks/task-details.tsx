"use client";

import { TaskTalk } from "@/components/progress/task-talk";
import { Combobox } from "@/components/ui/combobox";
import { Day } from "@/components/ui/date-time";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Saved } from "@/components/ui/in-place-edit";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { plgLabels, sideLabels, visibilityLabels } from "@/lib/projects/rules/words";
import { useRun } from "../use-run";
import type { ProjectActions } from "../project-actions";
import type { TaskHandling } from "./task-list";

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
/** ACTIVE is no task's: it begins at go-live. */
export const plgOptions = [{ value: "", label: "None" }, ...options(plgLabels).filter(({ value }) => value !== "ACTIVE")];
const yesNo = [{ value: "yes", label: "Required" }, { value: "no", label: "Optional" }];
type EditInput = Parameters<ProjectActions["editTask"]>[0];

/** Everything of a task, edited where it stands. */
export function TaskDetails({ task, project, people, actions, canEdit }: { task: TaskRow } & TaskHandling) {
  const { run, save: put } = useRun();
  const said = { object: task.name, done: "is changed.", undoIn: project.id };
  const save = (change: Pick<EditInput, "field" | "value">, was: unknown): Promise<Saved> => put(actions.editTask, { projectId: project.id, taskId: task.id, was, ...change } as EditInput, said);
  const text = (field: "name" | "description" | "notes", label: string, multiline = false) =>
    canEdit ? <EditInPlace label={label} value={task[field] ?? ""} multiline={multiline} onSave={({ value, read }) => save({ field, value: value || (field === "name" ? "" : null) } as Pick<EditInput, "field" | "value">, read || null)} /> : task[field];
  const pick = (field: "ownerSide" | "visibility", label: string, labels: Readonly<Record<string, string>>) =>
    canEdit ? <EditInPlace label={label} value={task[field]} options={options(labels)} show={(value) => labels[value]} onSave={({ value, read }) => save({ field, value } as Pick<EditInput, "field" | "value">, read)} /> : labels[task[field]];
  const person = people.find(({ id }) => id === task.assignedToId);
  const others = project.tasks.filter(({ id }) => id !== task.id);
  const needs = others.filter(({ id }) => task.dependsOnIds.includes(id));
  const setNeeds = (ids: string[]) => run(actions.editTask, { projectId: project.id, taskId: task.id, field: "dependsOnIds", was: task.dependsOnIds, value: ids } as EditInput, said);
  return (
    <div className="grid gap-x-8 bg-sunken/40 px-4 py-3 md:grid-cols-2 md:pl-16">
      <Facts facts={[
        { label: "Name", value: text("name", "Name") },
        { label: "Description", value: text("description", "Description", true) },
        { label: "Notes", value: text("notes", "Notes, staff only", true) },
        { label: "Waits for", value: (
          <div className="grid gap-1">
            {needs.map(({ id, name }) => <span key={id} className="flex items-center gap-2">{name}{canEdit && <button type="button" className="text-xs text-ink-2 underline" onClick={() => void setNeeds(task.dependsOnIds.filter((need) => need !== id))}>Remove<span className="sr-only"> {name}</span></button>}</span>)}
            {canEdit && <Combobox quiet label="Another task it waits for" placeholder="Add a task" options={others.filter(({ id }) => !task.dependsOnIds.includes(id)).map(({ id, name }) => ({ value: id, label: name }))} value={null} onChange={(option) => option && void setNeeds([...task.dependsOnIds, option.value])} />}
          </div>
        ) },
      ]} />
      <Facts facts={[
        { label: "Assigned", value: canEdit ? <Combobox quiet clearable label="Assigned" placeholder="Nobody" options={people.map(({ id, name }) => ({ value: id, label: name }))} value={person ? { value: person.id, label: person.name } : null} onChange={(option) => void run(actions.editTask, { projectId: project.id, taskId: task.id, field: "assignedToId", was: task.assignedToId, value: option?.value ?? null }, said)} /> : task.assignedTo },
        { label: "Side", value: pick("ownerSide", "Side", sideLabels) },
        { label: "Client sees", value: pick("visibility", "What the client sees", visibilityLabels) },
        { label: "Needed", value: canEdit ? <EditInPlace label="Needed" value={task.isRequired ? "yes" : "no"} options={yesNo} show={(value) => (value === "yes" ? "Required" : "Optional")} onSave={({ value, read }) => save({ field: "isRequired", value: value === "yes" }, read === "yes")} /> : task.isRequired ? "Required" : "Optional" },
        ...(project.type === "SMB_QUICK_START" ? [{ label: "Self-serve", value: canEdit ? <EditInPlace label="Self-serve step" value={task.plgPhase ?? ""} options={plgOptions} show={(value) => plgOptions.find((option) => option.value === value)?.label} onSave={({ value, read }) => save({ field: "plgPhase", value: value || null } as Pick<EditInput, "field" | "value">, read || null)} /> : task.plgPhase && plgLabels[task.plgPhase] }] : []),
        { label: "Business days", value: canEdit ? <EditInPlace label="Business days" type="number" value={String(task.durationDays)} onSave={({ value, read }) => save({ field: "durationDays", value: Number(value) }, Number(read))} /> : task.durationDays },
        { label: "Effort, hours", value: canEdit ? <EditInPlace label="Effort, hours" inputMode="decimal" value={task.estimatedHours ?? ""} onSave={({ value, read }) => save({ field: "estimatedHours", value: value || null }, read || null)} /> : task.estimatedHours },
        { label: "Planned start", value: <Day value={task.plannedStartDate} full /> },
        { label: "Due", value: canEdit ? <EditInPlace label="Due" type="date" value={task.dueDate ?? ""} display={<><Day value={task.dueDate} full />{task.isDatePinned && <span className="text-ink-3"> by hand</span>}</>} onSave={({ value, read }) => save({ field: "dueDate", value: value || null }, read || null)} /> : <Day value={task.dueDate} full /> },
        ...(task.completedByName ? [{ label: "Completed by", value: task.completedByName }] : []),
      ]} />
      <TaskTalk task={task} />
    </div>
  );
}
