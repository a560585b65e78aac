"use client";

import { closestCenter, DndContext, useDraggable, useDroppable, type DragEndEvent } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import { startTransition, useId, useOptimistic, useState, type ReactNode } from "react";
import { useAct } from "@/components/changes/use-act";
import { cn } from "@/components/ui/cn";
import { announceRows } from "@/components/ui/row-carrying";
import type { PartRow } from "@/lib/catalog/queries/shapes";
import { movedBehind } from "@/lib/catalog/rules/moving";
import { partNames, type PartKind } from "@/lib/catalog/rules/words";
import type { DefinitionActions } from "./catalog-actions";
import { moveOnto, useTaskSensors, type Move } from "./use-task-order";

type Props = { kind: PartKind; rows: readonly PartRow[]; canEdit: boolean; actions: DefinitionActions; children: (row: PartRow) => ReactNode };

/** The parts of one kind in their order, each with a handle where one may order them: by mouse, finger or keyboard. */
export function PartOrder({ kind, rows: given, canEdit, actions, children }: Props) {
  const [rows, place] = useOptimistic(given, reordered);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const { run } = useAct(actions.undoChangeSet);
  const sensors = useTaskSensors();
  const dragId = useId();
  const drop = ({ active, over }: DragEndEvent) => {
    setCarriedId(null);
    if (!over || over.id === active.id) return;
    const move = moveOnto(rows.map(({ id }) => id), String(active.id), String(over.id));
    startTransition(async () => {
      place(move);
      await run(actions.movePart, { kind, partId: move.taskId, afterId: move.afterId }, { object: rows.find(({ id }) => id === active.id)?.name ?? `The ${partNames[kind]}`, message: "has another place." });
    });
  };
  if (!canEdit || rows.length < 2) return <ul className="grid gap-1">{rows.map((row) => <li key={row.id} className="flex items-start gap-2">{children(row)}</li>)}</ul>;
  return (
    <DndContext id={dragId} sensors={sensors} collisionDetection={closestCenter} accessibility={{ announcements: announceRows(rows, `The ${partNames[kind]}`) }} onDragStart={({ active }) => setCarriedId(String(active.id))} onDragCancel={() => setCarriedId(null)} onDragEnd={drop}>
      <ul className="-ml-2 grid gap-1">{rows.map((row, index) => <Placed key={row.id} row={row} step={Math.sign(index - rows.findIndex(({ id }) => id === carriedId))} isCarrying={carriedId !== null}>{children(row)}</Placed>)}</ul>
    </DndContext>
  );
}

/** `step`: whether the carried one comes from above (1) or below (−1) this one. */
function Placed({ row, step, isCarrying, children }: { row: PartRow; step: number; isCarrying: boolean; children: ReactNode }) {
  const { setNodeRef: rowRef, isOver } = useDroppable({ id: row.id });
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: row.id, attributes: { roleDescription: "part" } });
  const isTarget = isCarrying && isOver && step !== 0;
  return (
    <li ref={rowRef} className={cn("relative flex items-start gap-2", isDragging && "opacity-40", isTarget && "after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", isTarget && (step > 0 ? "after:bottom-[-3px]" : "after:top-[-3px]"))}>
      <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${row.name}`} className="-mr-2 grid h-7 w-5 flex-none cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink"><GripVertical className="size-3.5" aria-hidden="true" /></button>
      {children}
    </li>
  );
}

function reordered(rows: readonly PartRow[], { taskId, afterId }: Move) {
  const ids = movedBehind(rows.map(({ id }) => id), taskId, afterId);
  return ids ? rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : rows;
}
