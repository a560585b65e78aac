"use client";

import { startTransition, useOptimistic, useState } from "react";
import { useReport } from "@/components/blockers/blocker-desk";
import { Segmented } from "@/components/ui/segmented";
import type { Person, ProjectPicture, TaskRow } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import type { Phase } from "@/lib/projects/rules/kinds";
import type { ProjectActions } from "../project-actions";
import { useRun } from "../use-run";
import { placed, stepped, type Placement } from "./placing";
import { TaskBulk } from "./task-bulk";
import { TaskPhase } from "./task-phase";

export type TaskHandling = {
  project: ProjectPicture; people: readonly Person[]; actions: ProjectActions; selected: ReadonlySet<string>; carried: string | null; canEdit: boolean;
  onSelect: (ids: readonly string[], on: boolean) => void; onCarry: (id: string | null) => void; onPlace: (placement: Placement) => void; onStep: (task: TaskRow, step: -1 | 1) => void; onBlock?: ((task: TaskRow) => void) | undefined;
};

type Props = { project: ProjectPicture; phases: readonly Phase[]; people: readonly Person[]; actions: ProjectActions; canEdit: boolean };

/** The tasks of a project by phase. They are moved by hand, by keyboard (the handle and its arrow keys) and by menu; what is open may stand first. */
export function TaskList({ project, phases, people, actions, canEdit }: Props) {
  const { tasks, onPlace, onStep } = usePlaces(project, actions);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [carried, onCarry] = useState<string | null>(null);
  const [order, setOrder] = useState("order");
  const onBlock = useReport();
  const onSelect = (ids: readonly string[], on: boolean) => setSelected(new Set([...[...selected].filter((id) => !ids.includes(id)), ...(on ? ids : [])]));
  const handling: TaskHandling = { project, people, actions, selected, carried, canEdit, onCarry, onPlace, onBlock, onSelect, onStep };
  const chosen = tasks.filter(({ id }) => selected.has(id));
  const shown = (phase: Phase) => {
    const own = tasks.filter((task) => task.phase === phase);
    return order === "open" ? own.toSorted((a, b) => Number(isDone(a)) - Number(isDone(b))) : own;
  };
  return (
    <section aria-labelledby="tasks" className="grid min-w-0 gap-5">
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="tasks" className="text-lg font-semibold">Tasks</h2>
        <span className="text-ink-3">{tasks.filter(isDone).length} of {tasks.length} done</span>
        <Segmented className="ml-auto" label="Order of tasks" value={order} onChange={setOrder} segments={[{ value: "open", label: "Open first" }, { value: "order", label: "In order" }]} />
      </header>
      {phases.map((phase) => <TaskPhase key={phase} phase={phase} tasks={shown(phase)} isCurrent={phase === project.currentPhase} {...handling} />)}
      {chosen.length > 0 && <TaskBulk projectId={project.id} chosen={chosen} people={people} actions={actions} onClear={() => setSelected(new Set())} />}
    </section>
  );
}

/** Where each task stands: shown at once, put back if the server refuses. */
function usePlaces(project: ProjectPicture, actions: ProjectActions) {
  const [tasks, guess] = useOptimistic(project.tasks, placed);
  const { run } = useRun();
  const onPlace = (placement: Placement) =>
    startTransition(async () => {
      guess(placement);
      const object = tasks.find(({ id }) => id === placement.taskId)?.name ?? "Task";
      await run(actions.moveTask, { projectId: project.id, ...placement }, { object, done: "is moved.", undoIn: project.id });
    });
  const onStep = (task: TaskRow, step: -1 | 1) => {
    const placement = stepped(tasks, task, step);
    if (placement) onPlace(placement);
  };
  return { tasks, onPlace, onStep };
}
