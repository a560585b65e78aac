"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import { PLG_PHASES, type Phase } from "@/lib/projects/rules/kinds";
import { phaseLabels } from "@/lib/projects/rules/words";
import { useRun } from "../use-run";
import { plgOptions } from "./task-details";
import { TaskItem } from "./task-item";
import type { TaskHandling } from "./task-list";

/** One phase: its tasks in order, a place for more. What is carried may be put down between them. */
export function TaskPhase({ phase, tasks, isCurrent, ...handling }: { phase: Phase; tasks: readonly TaskRow[]; isCurrent: boolean } & TaskHandling) {
  const { selected, onSelect, carried, onPlace, onCarry, canEdit } = handling;
  const [over, setOver] = useState(false);
  const ids = tasks.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  const openRequired = tasks.filter((task) => task.isRequired && !isDone(task)).length;
  const drop = (afterId: string | null) => {
    if (carried && carried !== afterId) onPlace({ taskId: carried, phase, afterId });
    onCarry(null);
    setOver(false);
  };
  return (
    <section
      aria-label={phaseLabels[phase]} className="min-w-0" onDragEnter={() => setOver(true)} onDragOver={(event) => carried && event.preventDefault()}
      onDrop={() => drop(ids.findLast((id) => id !== carried) ?? null)} onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
    >
      <header className="mb-1.5 flex items-center gap-2">
        {canEdit && tasks.length > 0 && <Checkbox aria-label={`Choose all of ${phaseLabels[phase]}`} checked={chosen === ids.length} some={chosen > 0 && chosen < ids.length} onChange={({ target }) => onSelect(ids, target.checked)} />}
        <h3 className={cn("font-semibold", isCurrent && "text-accent-text")}>{phaseLabels[phase]}</h3>
        <span className="text-ink-3">{tasks.filter(isDone).length} of {tasks.length} done{openRequired > 0 && `, ${openRequired} required open`}</span>
      </header>
      <ul className={cn("box min-w-0 divide-y divide-line", over && carried && "outline-2 outline-accent")}>
        {tasks.map((task) => <TaskItem key={task.id} task={task} onDropAfter={() => drop(task.id)} {...handling} />)}
        {tasks.length === 0 && <li className="px-4 py-3 text-ink-3">No tasks in this phase.</li>}
        {canEdit && <li className="px-4 py-2"><NewTask phase={phase} {...handling} /></li>}
      </ul>
    </section>
  );
}

function NewTask({ phase, project, actions }: { phase: Phase } & TaskHandling) {
  const [open, setOpen] = useState(false);
  const { run, working } = useRun();
  if (!open) return <Button size="sm" variant="quiet" onClick={() => setOpen(true)}><Plus />Add task</Button>;
  return (
    <Form className="flex flex-wrap items-start gap-2" onSubmit={(event) => {
      event.preventDefault();
      const [form, element] = [new FormData(event.currentTarget), event.currentTarget];
      const input = {
        projectId: project.id, phase, name: String(form.get("name") ?? ""), ownerSide: form.get("side") === "CLIENT" ? ("CLIENT" as const) : ("STAFF" as const), durationDays: Number(form.get("days")),
        plgPhase: PLG_PHASES.find((step) => step === form.get("plg")) ?? null,
      };
      void run(actions.addTask, input, { object: input.name, done: "is added.", undoIn: project.id }).then((outcome) => outcome.ok && element.reset());
    }}>
      <Field label={`New task in ${phaseLabels[phase]}`} labelHidden needed="Say what is to be done." className="min-w-40 flex-1"><Input controlSize="sm" name="name" placeholder="What is to be done" maxLength={200} autoFocus /></Field>
      <Select controlSize="sm" name="side" aria-label="Side" options={[{ value: "STAFF", label: "Staff" }, { value: "CLIENT", label: "Client" }]} className="w-24" />
      {project.type === "SMB_QUICK_START" && <Select controlSize="sm" name="plg" aria-label="Self-serve step" options={plgOptions} className="w-36" />}
      <Input controlSize="sm" name="days" type="number" aria-label="Business days" min={0} max={250} defaultValue={1} className="w-20" />
      <Button size="sm" type="submit" working={working}>Add</Button>
      <Button size="sm" variant="quiet" onClick={() => setOpen(false)}>Done</Button>
    </Form>
  );
}
