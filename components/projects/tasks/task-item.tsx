"use client";

import { ChevronDown, GripVertical } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
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

/** One task as a row; everything of it opens below. */
export function TaskItem({ task, onDropAfter, ...handling }: { task: TaskRow; onDropAfter: () => void } & TaskHandling) {
  const { project, selected, onSelect, carried, onCarry, onStep, canEdit } = handling;
  const [isOpen, setOpen] = useState(false);
  const [isOver, setOver] = useState(false);
  const done = isDone(task);
  const waiting = project.tasks.filter(({ dependsOnIds }) => dependsOnIds.includes(task.id)).length;
  const said = useTalk()?.said.filter(({ taskId }) => taskId === task.id).length ?? 0;
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    onStep(task, step);
  };
  const notes = [task.status === "BLOCKED" && "Blocked", task.status === "IN_PROGRESS" && "In progress", task.status === "SKIPPED" && "Skipped", !task.isRequired && "optional", !done && waiting > 0 && `${waiting} ${waiting === 1 ? "task waits" : "tasks wait"} for it`, task.isDatePinned && "date set by hand", task.visibility === "HIDDEN" && "hidden from the client", said > 0 && `${said} ${said === 1 ? "message" : "messages"} with the client`].filter(Boolean);
  return (
    <li
      className={cn("min-w-0", isOver && carried && "shadow-[inset_0_-2px_0_0_var(--accent)]", carried === task.id && "opacity-50")}
      onDragOver={(event) => { if (carried) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.stopPropagation(); setOver(false); onDropAfter(); }}
    >
      <div className="flex min-h-11 items-center gap-2 px-3 py-1.5">
        {canEdit && <Checkbox aria-label={`Choose ${task.name}`} checked={selected.has(task.id)} onChange={({ target }) => onSelect([task.id], target.checked)} />}
        <TaskState task={task} {...handling} />
        <div className="flex min-w-0 flex-1 items-center gap-2 max-md:block">
          <div className="min-w-0 flex-1">
            <p className={cn("[overflow-wrap:anywhere]", done ? "text-ink-3" : "font-medium")}>{task.name}</p>
            {notes.length > 0 && <p className="text-xs text-ink-3">{notes.join(" · ")}</p>}
          </div>
          <span className="w-14 flex-none text-ink-2 max-md:hidden">{sideLabels[task.ownerSide]}</span>
          <span className="flex w-36 flex-none items-center gap-1.5 truncate text-ink-2 max-lg:hidden">{task.assignedTo && <><Avatar name={task.assignedTo} /><span className="truncate">{task.assignedTo}</span></>}</span>
          <span className={cn("w-28 flex-none text-right whitespace-nowrap max-md:text-xs", task.daysLate > 0 ? "text-risk-text" : "text-ink-2")}><Day value={task.dueDate} />{task.daysLate > 0 && `, ${task.daysLate} d late`}</span>
        </div>
        <IconButton size="sm" label={isOpen ? `Close ${task.name}` : `Open ${task.name}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}><ChevronDown className={cn(isOpen && "rotate-180")} /></IconButton>
        {canEdit && <TaskMenu task={task} {...handling} />}
        {canEdit && (
          <button type="button" draggable aria-label={`Move ${task.name}. Arrow keys up and down`} className="-mr-1 flex size-6 flex-none cursor-grab items-center justify-center rounded-sm text-ink-3 hover:bg-hover max-md:hidden" onKeyDown={keys}
            onDragStart={(event) => { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", task.id); onCarry(task.id); }} onDragEnd={() => onCarry(null)}>
            <GripVertical className="size-4" aria-hidden="true" />
          </button>
        )}
      </div>
      {isOpen && <TaskDetails task={task} {...handling} />}
    </li>
  );
}
