"use client";

import { useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import Link from "next/link";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { Parts, TaskRow } from "@/lib/catalog/queries/shapes";
import { levelNames } from "@/lib/catalog/rules/words";
import type { TaskActions } from "./catalog-actions";

export const taskGrid = "grid grid-cols-[24px_28px_minmax(0,1fr)_88px_96px_76px] items-center gap-x-3 px-4 max-md:grid-cols-[24px_auto_minmax(0,1fr)_64px] max-md:gap-x-2";

type Props = { task: TaskRow; parts: Parts; index: number; carriedIndex: number; canEdit: boolean; actions: TaskActions; onOpen: () => void; onNear: () => void };

/** One task of the list: its handle, its name (which opens the editor), what it carries, and its weight where it stands. */
export function TaskItem({ task, parts, index, carriedIndex, canEdit, actions, onOpen, onNear }: Props) {
  const { setNodeRef: rowRef, isOver } = useDroppable({ id: task.id });
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: task.id, disabled: !canEdit, attributes: { roleDescription: "task" } });
  const { run } = useAct(actions.undoChangeSet);
  const isTarget = isOver && carriedIndex >= 0 && carriedIndex !== index;
  const edge = isTarget && (carriedIndex < index ? "after:bottom-[-1px]" : "after:top-[-1px]");
  const carries = carriedBy(task, parts);
  return (
    <div ref={rowRef} id={`task-${task.id}`} role="row" className={cn(taskGrid, "relative scroll-mt-28 target:bg-accent-tint min-h-11 border-t border-line py-1.5 hover:bg-hover max-md:items-start", isDragging && "opacity-40", isTarget && "after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", edge)}>
      <span role="cell">
        {canEdit && <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${task.name}`} className="-ml-1 grid size-6 cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink max-md:size-8"><GripVertical className="size-4" aria-hidden="true" /></button>}
      </span>
      <span role="cell" className="text-ink-3 max-md:hidden">{index + 1}</span>
      <div role="cell" className="grid min-w-0 justify-items-start gap-0.5 max-md:col-span-2">
        <button type="button" onClick={onOpen} onPointerEnter={onNear} onFocus={onNear} className="min-h-6 max-w-full text-left font-medium [overflow-wrap:anywhere] hover:underline max-md:min-h-8">{task.name}</button>
        {(carries || task.from || task.heldBy) && (
          <p className="max-w-full text-xs text-ink-3 [overflow-wrap:anywhere]">
            {task.heldBy && <span className="text-accent-text">{task.heldBy} is editing{carries || task.from ? " · " : ""}</span>}
            {task.from && <>from <Link href={`/catalog/products/${task.from.id}`}>{task.from.name}</Link>{carries && " · "}</>}
            {carries}
          </p>
        )}
      </div>
      <span role="cell" className="max-md:col-start-2"><Badge>{levelNames[task.licenseLevel]}</Badge></span>
      <span role="cell" className="text-ink-2 max-md:col-start-3 max-md:text-xs max-md:leading-5">{measured(task)}</span>
      <div role="cell" className="text-right max-md:col-start-4 max-md:row-start-1">
        {canEdit && !task.from ? (
          <EditInPlace label={`Weight of ${task.name}`} value={task.weight} inputMode="decimal" onSave={({ value, read }) => run(actions.editTask, { taskId: task.id, field: "weight", was: read, value }, { object: task.name, message: `weighs ${value} now.`, isInForm: true })} />
        ) : task.weight}
      </div>
    </div>
  );
}

function measured({ telemetry }: TaskRow) {
  const active = telemetry.filter(({ isActive }) => isActive);
  if (active.length === 0) return <span className="text-ink-3">by hand</span>;
  return active.length === 1 ? "1 attribute" : `${active.length} attributes`;
}

/** The names of its outcomes, releases and tags. A product's parts are not at hand on a solution's page. */
function carriedBy({ outcomes, releases, tags }: TaskRow, parts: Parts) {
  return [...parts.outcomes.filter(({ id }) => outcomes.includes(id)), ...parts.releases.filter(({ id }) => releases.includes(id)), ...parts.tags.filter(({ id }) => tags.includes(id))].map(({ name }) => name).join(", ");
}
