"use client";

import { DndContext, useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useAct } from "@/components/changes/use-act";
import { cn } from "@/components/ui/cn";
import type { PartRow } from "@/lib/catalog/queries/shapes";
import { partNames, type PartKind } from "@/lib/catalog/rules/words";
import type { DefinitionActions } from "./catalog-actions";
import { useRowOrder } from "./use-row-order";

const handleLook = "-mr-2 grid h-7 w-5 flex-none cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink";
type Props = { kind: PartKind; rows: readonly PartRow[]; canEdit: boolean; actions: DefinitionActions; children: (row: PartRow) => ReactNode };

/** The parts of one kind in their order, each with a handle where one may order them: by mouse, finger or keyboard. */
export function PartOrder({ kind, rows: given, canEdit, actions, children }: Props) {
  const { run } = useAct(actions.undoChangeSet);
  const unknown = `The ${partNames[kind]}`;
  const { rows, carriedId, context } = useRowOrder(given, {
    unknown, send: ({ id, afterId }, row) => run(actions.movePart, { kind, partId: id, afterId }, { object: row?.name ?? unknown, message: "has another place." }),
  });
  if (!canEdit || rows.length < 2) return <ul className="grid gap-1">{rows.map((row) => <li key={row.id} className="flex items-start gap-2">{children(row)}</li>)}</ul>;
  const carried = rows.findIndex(({ id }) => id === carriedId);
  return (
    <DndContext {...context}>
      <ul className="-ml-2 grid gap-1">
        {rows.map((row, index) => <Placed key={row.id} row={row} step={Math.sign(index - carried)} isCarrying={carriedId !== null}>{children(row)}</Placed>)}
      </ul>
    </DndContext>
  );
}

/** `step`: whether the carried one comes from above (1) or below (−1) this one. */
function Placed({ row, step, isCarrying, children }: { row: PartRow; step: number; isCarrying: boolean; children: ReactNode }) {
  const { setNodeRef: rowRef, isOver } = useDroppable({ id: row.id });
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: row.id, attributes: { roleDescription: "part" } });
  const isTarget = isCarrying && isOver && step !== 0;
  const edge = cn("after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", step > 0 ? "after:bottom-[-3px]" : "after:top-[-3px]");
  return (
    <li ref={rowRef} className={cn("relative flex items-start gap-2", isDragging && "opacity-40", isTarget && edge)}>
      <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${row.name}`} className={handleLook}>
        <GripVertical className="size-3.5" aria-hidden="true" />
      </button>
      {children}
    </li>
  );
}
