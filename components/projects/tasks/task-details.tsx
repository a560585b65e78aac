"use client";

import { TaskTalk } from "@/components/progress/task-talk";
import { Combobox } from "@/components/ui/combobox";
import { Day } from "@/components/ui/date-time";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
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

type Props = { task: TaskRow } & TaskHandling;
type Save = ReturnType<typeof useSave>;

/** Everything of a task, edited where it stands. */
export function TaskDetails({ task, ...handling }: Props) {
  const save = useSave(task, handling);
  return (
    <div className="grid gap-x-8 bg-sunken/40 px-4 py-3 md:grid-cols-2 md:pl-16">
      <Facts facts={wordsOf(task, handling, save)} />
      <Facts facts={[...peopleOf(task, handling, save), ...timesOf(task, handling, save)]} />
      <TaskTalk task={task} />
    </div>
  );
}

/** `inPlace` is for a field that shows a refusal itself, `set` for a choice that does not. */
function useSave(task: TaskRow, { project, actions }: TaskHandling) {
  const { run, save } = useRun();
  const said = { object: task.name, done: "is changed.", undoIn: project.id };
  const input = (field: EditInput["field"], value: unknown, was: unknown) => ({ projectId: project.id, taskId: task.id, field, was, value }) as EditInput;
  return {
    inPlace: (field: EditInput["field"], value: unknown, was: unknown): Promise<Saved> => save(actions.editTask, input(field, value, was), said),
    set: (field: EditInput["field"], value: unknown, was: unknown) => void run(actions.editTask, input(field, value, was), said),
  };
}

function wordsOf(task: TaskRow, handling: TaskHandling, { inPlace, set }: Save) {
  const text = (field: "name" | "description" | "notes", label: string, multiline = false) => {
    const empty = field === "name" ? "" : null;
    return handling.canEdit ? <EditInPlace label={label} value={task[field] ?? ""} multiline={multiline} onSave={({ value, read }) => inPlace(field, value || empty, read || null)} /> : task[field];
  };
  return [
    { label: "Name", value: text("name", "Name") },
    { label: "Description", value: text("description", "Description", true) },
    { label: "Notes", value: text("notes", "Notes, staff only", true) },
    { label: "Waits for", value: <Needs task={task} {...handling} onSet={(ids) => set("dependsOnIds", ids, task.dependsOnIds)} /> },
  ];
}

function Needs({ task, project, canEdit, onSet }: Props & { onSet: (ids: string[]) => void }) {
  const others = project.tasks.filter(({ id }) => id !== task.id);
  const needs = others.filter(({ id }) => task.dependsOnIds.includes(id));
  const options = others.filter(({ id }) => !task.dependsOnIds.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  const without = (id: string) => task.dependsOnIds.filter((need) => need !== id);
  return (
    <div className="grid gap-1">
      {needs.map(({ id, name }) => (
        <span key={id} className="flex items-center gap-2">
          {name}
          {canEdit && <button type="button" className="text-xs text-ink-2 underline" onClick={() => onSet(without(id))}>Remove<span className="sr-only"> {name}</span></button>}
        </span>
      ))}
      {canEdit && (
        <Combobox
          quiet label="Another task it waits for" placeholder="Add a task" options={options}
          value={null} onChange={(option) => option && onSet([...task.dependsOnIds, option.value])}
        />
      )}
    </div>
  );
}

function peopleOf(task: TaskRow, { people, project, canEdit }: TaskHandling, { inPlace, set }: Save) {
  const person = people.find(({ id }) => id === task.assignedToId);
  const pick = (field: "ownerSide" | "visibility", label: string, labels: Readonly<Record<string, string>>) =>
    canEdit ? <EditInPlace label={label} value={task[field]} options={options(labels)} show={(value) => labels[value]} onSave={({ value, read }) => inPlace(field, value, read)} /> : labels[task[field]];
  const assigned = (
    <Combobox
      quiet clearable label="Assigned" placeholder="Nobody" options={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={person ? { value: person.id, label: person.name } : null} onChange={(option) => set("assignedToId", option?.value ?? null, task.assignedToId)}
    />
  );
  const selfServe = canEdit ? (
    <EditInPlace
      label="Self-serve step" value={task.plgPhase ?? ""} options={plgOptions} show={(value) => plgOptions.find((option) => option.value === value)?.label}
      onSave={({ value, read }) => inPlace("plgPhase", value || null, read || null)}
    />
  ) : task.plgPhase && plgLabels[task.plgPhase];
  return [
    { label: "Assigned", value: canEdit ? assigned : task.assignedTo },
    { label: "Side", value: pick("ownerSide", "Side", sideLabels) },
    { label: "Client sees", value: pick("visibility", "What the client sees", visibilityLabels) },
    { label: "Needed", value: canEdit ? <Needed task={task} inPlace={inPlace} /> : needed(task.isRequired ? "yes" : "no") },
    ...(project.type === "SMB_QUICK_START" ? [{ label: "Self-serve", value: selfServe }] : []),
  ];
}

function Needed({ task, inPlace }: { task: TaskRow; inPlace: Save["inPlace"] }) {
  const save = ({ value, read }: Edit) => inPlace("isRequired", value === "yes", read === "yes");
  return <EditInPlace label="Needed" value={task.isRequired ? "yes" : "no"} options={yesNo} show={needed} onSave={save} />;
}

function needed(answer: string) {
  return answer === "yes" ? "Required" : "Optional";
}

function timesOf(task: TaskRow, { canEdit }: TaskHandling, { inPlace }: Save) {
  const { durationDays, estimatedHours, dueDate } = task;
  const days = <EditInPlace label="Business days" type="number" value={String(durationDays)} onSave={({ value, read }) => inPlace("durationDays", Number(value), Number(read))} />;
  const hours = <EditInPlace label="Effort, hours" inputMode="decimal" value={estimatedHours ?? ""} onSave={({ value, read }) => inPlace("estimatedHours", value || null, read || null)} />;
  const shown = <><Day value={dueDate} full />{task.isDatePinned && <span className="text-ink-3"> by hand</span>}</>;
  const due = <EditInPlace label="Due" type="date" value={dueDate ?? ""} display={shown} onSave={({ value, read }) => inPlace("dueDate", value || null, read || null)} />;
  return [
    { label: "Business days", value: canEdit ? days : durationDays },
    { label: "Effort, hours", value: canEdit ? hours : estimatedHours },
    { label: "Planned start", value: <Day value={task.plannedStartDate} full /> },
    { label: "Due", value: canEdit ? due : <Day value={dueDate} full /> },
    ...(task.completedByName ? [{ label: "Completed by", value: task.completedByName }] : []),
  ];
}
