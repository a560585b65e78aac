"use client";

import { ChevronDown, GripVertical } from "lucide-react";
import { useState, type DragEvent, type KeyboardEvent } from "react";
import { useTalk } from "@/components/progress/talk-desk";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Day } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { isDone } from "@/lib/projects/rules/planning";
import { sideLabels } from "@/lib/projects/rules/words";
import type { TaskHandling } from "./task-list";
import { TaskDetails } from "./task-details";
import { TaskMenu } from "./task-menu";
import { TaskState } from "./task-state";

type Props = { task: TaskRow; onDropAfter: () => void } & TaskHandling;

/** One task as a row; everything of it opens below. */
export function TaskItem({ task, onDropAfter, ...handling }: Props) {
  const { selected, onSelect, carried, canEdit } = handling;
  const [isOpen, setOpen] = useState(false);
  const [isOver, setOver] = useState(false);
  const notes = useNotes(task, handling.project);
  return (
    <li
      className={cn("min-w-0", isOver && carried && "shadow-[inset_0_-2px_0_0_var(--accent)]", carried === task.id && "opacity-50")}
      onDragOver={(event) => { if (carried) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.stopPropagation(); setOver(false); onDropAfter(); }}
    >
      <div className="flex min-h-11 items-center gap-2 px-3 py-1.5">
        {canEdit && <Checkbox aria-label={`Choose ${task.name}`} checked={selected.has(task.id)} onChange={({ target }) => onSelect([task.id], target.checked)} />}
        <TaskState task={task} {...handling} />
        <TaskFace task={task} notes={notes} />
        <IconButton size="sm" label={isOpen ? `Close ${task.name}` : `Open ${task.name}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronDown className={cn(isOpen && "rotate-180")} />
        </IconButton>
        {canEdit && <TaskMenu task={task} {...handling} />}
        {canEdit && <TaskHandle task={task} {...handling} />}
      </div>
      {isOpen && <TaskDetails task={task} {...handling} />}
    </li>
  );
}

/** What is not as usual with it. */
function useNotes(task: TaskRow, project: TaskHandling["project"]) {
  const waiting = project.tasks.filter(({ dependsOnIds }) => dependsOnIds.includes(task.id)).length;
  const said = useTalk()?.said.filter(({ taskId }) => taskId === task.id).length ?? 0;
  return [
    task.status === "BLOCKED" && "Blocked",
    task.status === "IN_PROGRESS" && "In progress",
    task.status === "SKIPPED" && "Skipped",
    !task.isRequired && "optional",
    !isDone(task) && waiting > 0 && `${waiting} ${waiting === 1 ? "task waits" : "tasks wait"} for it`,
    task.isDatePinned && "date set by hand",
    task.visibility === "HIDDEN" && "hidden from the client",
    said > 0 && `${said} ${said === 1 ? "message" : "messages"} with the client`,
  ].filter(Boolean);
}

function TaskFace({ task: { name, ownerSide, assignedTo, dueDate, daysLate, ...task }, notes }: { task: TaskRow; notes: readonly (string | false)[] }) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 max-md:block">
      <div className="min-w-0 flex-1">
        <p className={cn("[overflow-wrap:anywhere]", isDone(task) ? "text-ink-3" : "font-medium")}>{name}</p>
        {notes.length > 0 && <p className="text-xs text-ink-3">{notes.join(" · ")}</p>}
      </div>
      <span className="w-14 flex-none text-ink-2 max-md:hidden">{sideLabels[ownerSide]}</span>
      <span className="flex w-36 flex-none items-center gap-1.5 truncate text-ink-2 max-lg:hidden">
        {assignedTo && <><Avatar name={assignedTo} /><span className="truncate">{assignedTo}</span></>}
      </span>
      <span className={cn("w-28 flex-none text-right whitespace-nowrap max-md:text-xs", daysLate > 0 ? "text-risk-text" : "text-ink-2")}>
        <Day value={dueDate} />{daysLate > 0 && `, ${daysLate} d late`}
      </span>
    </div>
  );
}

/** Dragged with the mouse, stepped with the arrow keys. */
function TaskHandle({ task, onCarry, onStep }: { task: TaskRow } & TaskHandling) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    onStep(task, step);
  };
  const onDragStart = ({ dataTransfer }: DragEvent) => {
    dataTransfer.effectAllowed = "move";
    dataTransfer.setData("text/plain", task.id);
    onCarry(task.id);
  };
  return (
    <button
      type="button" draggable aria-label={`Move ${task.name}. Arrow keys up and down`} onKeyDown={onKeyDown} onDragStart={onDragStart} onDragEnd={() => onCarry(null)}
      className="-mr-1 flex size-6 flex-none cursor-grab items-center justify-center rounded-sm text-ink-3 hover:bg-hover max-md:hidden"
    >
      <GripVertical className="size-4" aria-hidden="true" />
    </button>
  );
}
