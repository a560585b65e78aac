"use client";

import { useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import Link from "next/link";
import { useAct } from "@/components/changes/use-act";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import type { Parts, TaskRow } from "@/lib/catalog/queries/shapes";
import { levelNames } from "@/lib/catalog/rules/words";
import type { TaskActions } from "./catalog-actions";

export const taskGrid = "grid grid-cols-[24px_28px_minmax(0,1fr)_88px_96px_76px] items-center gap-x-3 px-4 max-md:grid-cols-[24px_auto_minmax(0,1fr)_64px] max-md:gap-x-2";

type Props = { task: TaskRow; parts: Parts; index: number; carriedIndex: number; canEdit: boolean; actions: TaskActions; onOpen: () => void; onNear: () => void };

/** One task of the list: its handle, its name (which opens the editor), what it carries, and its weight where it stands. */
export function TaskItem({ task, parts, index, carriedIndex, canEdit, actions, onOpen, onNear }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: task.id });
  const carry = useDraggable({ id: task.id, disabled: !canEdit, attributes: { roleDescription: "task" } });
  return (
    <div ref={setNodeRef} id={`task-${task.id}`} role="row" className={cn(rowLook, carry.isDragging && "opacity-40", isOver && targetLook(carriedIndex, index))}>
      <span role="cell">{canEdit && <CarryHandle name={task.name} carry={carry} />}</span>
      <span role="cell" className="text-ink-3 max-md:hidden">{index + 1}</span>
      <div role="cell" className="grid min-w-0 justify-items-start gap-0.5 max-md:col-span-2">
        <button type="button" onClick={onOpen} onPointerEnter={onNear} onFocus={onNear} className={nameLook}>{task.name}</button>
        <Carried task={task} parts={parts} />
      </div>
      <span role="cell" className="max-md:col-start-2"><Badge>{levelNames[task.licenseLevel]}</Badge></span>
      <span role="cell" className="text-ink-2 max-md:col-start-3 max-md:text-xs max-md:leading-5">{measured(task)}</span>
      <div role="cell" className="text-right max-md:col-start-4 max-md:row-start-1">
        {canEdit && !task.from ? <TaskWeight task={task} actions={actions} /> : task.weight}
      </div>
    </div>
  );
}

const rowLook = cn(taskGrid, "relative scroll-mt-28 target:bg-accent-tint min-h-11 border-t border-line py-1.5 hover:bg-hover max-md:items-start");
const nameLook = "min-h-6 max-w-full text-left font-medium [overflow-wrap:anywhere] hover:underline max-md:min-h-8";
const handleLook = "-ml-1 grid size-6 cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink max-md:size-8";

/** A line on the edge where what is carried would land. */
function targetLook(carriedIndex: number, index: number) {
  if (carriedIndex < 0 || carriedIndex === index) return "";
  return cn("after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", carriedIndex < index ? "after:bottom-[-1px]" : "after:top-[-1px]");
}

function CarryHandle({ name, carry }: { name: string; carry: ReturnType<typeof useDraggable> }) {
  const { setNodeRef, attributes, listeners } = carry;
  return (
    <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${name}`} className={handleLook}>
      <GripVertical className="size-4" aria-hidden="true" />
    </button>
  );
}

/** Who edits it, from which product it is, and the outcomes, releases and tags it carries. */
function Carried({ task: { heldBy, from, ...task }, parts }: Pick<Props, "task" | "parts">) {
  const carries = carriedBy(task, parts);
  if (!carries && !from && !heldBy) return null;
  return (
    <p className="max-w-full text-xs text-ink-3 [overflow-wrap:anywhere]">
      {heldBy && <span className="text-accent-text">{heldBy} is editing{carries || from ? " · " : ""}</span>}
      {from && <>from <Link href={`/catalog/products/${from.id}`}>{from.name}</Link>{carries && " · "}</>}
      {carries}
    </p>
  );
}

function TaskWeight({ task: { id, name, weight }, actions }: Pick<Props, "task" | "actions">) {
  const { run } = useAct(actions.undoChangeSet);
  const save = ({ value, read }: Edit) =>
    run(actions.editTask, { taskId: id, field: "weight", was: read, value }, { object: name, message: `weighs ${value} now.`, isInForm: true });
  return <EditInPlace label={`Weight of ${name}`} value={weight} inputMode="decimal" onSave={save} />;
}

function measured({ telemetry }: TaskRow) {
  const active = telemetry.filter(({ isActive }) => isActive);
  if (active.length === 0) return <span className="text-ink-3">by hand</span>;
  return active.length === 1 ? "1 attribute" : `${active.length} attributes`;
}

/** The names of its outcomes, releases and tags. A product's parts are not at hand on a solution's page. */
function carriedBy(task: Pick<TaskRow, "outcomes" | "releases" | "tags">, parts: Parts) {
  const kinds = ["outcomes", "releases", "tags"] as const;
  return kinds.flatMap((kind) => parts[kind].filter(({ id }) => task[kind].includes(id)).map(({ name }) => name)).join(", ");
}
