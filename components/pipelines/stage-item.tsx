"use client";

import { useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Count } from "@/components/ui/money";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { StageRow } from "@/lib/pipelines/queries";
import type { Ending } from "@/lib/pipelines/rules";
import type { StageActions } from "./pipeline-actions";
import { StageColor } from "./stage-color";
import { StageDelete } from "./stage-delete";

export const stageGrid = "grid grid-cols-[24px_minmax(160px,1fr)_120px_96px_104px_64px_32px] items-center gap-x-3 px-4 max-md:grid-cols-[24px_minmax(0,1fr)_minmax(0,1fr)_32px]";

export const endings = [{ value: "OPEN", label: "Open" }, { value: "WON", label: "Won" }, { value: "LOST", label: "Lost" }] as const;

type Props = Pick<StageActions, "onEditStage" | "onDeleteStage" | "onUndo"> & { stage: StageRow; stages: readonly StageRow[]; index: number; carriedIndex: number; canEdit: boolean };

/** One stage: its handle, its colour, and every value where it can be changed. A line shows where a carried stage would stand. */
export function StageItem({ stage, stages, index, carriedIndex, canEdit, onEditStage, onDeleteStage, onUndo }: Props) {
  const { setNodeRef: rowRef, isOver } = useDroppable({ id: stage.id });
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: stage.id, disabled: !canEdit, attributes: { roleDescription: "stage" } });
  const isTarget = isOver && carriedIndex >= 0 && carriedIndex !== index;
  const edge = isTarget && (carriedIndex < index ? "after:bottom-[-1px]" : "after:top-[-1px]");
  const stageId = stage.id;
  const number = (text: string) => (text === "" ? null : Number(text));
  const isClosed = stage.ending !== "OPEN";
  return (
    <div ref={rowRef} role="row" className={cn(stageGrid, "relative min-h-10 border-t border-line py-1", isDragging && "opacity-40", isTarget && "after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", edge)}>
      <span role="cell">
        {canEdit && <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${stage.name}`} className="-ml-1 grid size-6 cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink"><GripVertical className="size-4" aria-hidden="true" /></button>}
      </span>
      <div role="cell" className="flex min-w-0 items-center gap-2 max-md:col-span-2">
        <StageColor stage={stage} canEdit={canEdit} onSave={(value) => onEditStage({ stageId, field: "color", was: stage.color, value })} />
        {canEdit ? <EditInPlace label={`Name of ${stage.name}`} value={stage.name} className="min-w-0 flex-1 font-medium" onSave={({ value, read }) => onEditStage({ stageId, field: "name", was: read, value })} /> : <span className="font-medium">{stage.name}</span>}
      </div>
      <div role="cell" className="max-md:order-1 max-md:col-start-2">
        {canEdit ? <EditInPlace label={`Deals in ${stage.name} are`} value={stage.ending} options={endings} show={endingName} onSave={({ value, read }) => onEditStage({ stageId, field: "ending", was: read, value: value as Ending })} /> : endingName(stage.ending)}
      </div>
      <div role="cell" className="max-md:order-1">
        {canEdit && !isClosed ? <EditInPlace label={`Probability in ${stage.name}`} value={stage.probability} inputMode="decimal" kind="percent" show={percent} onSave={({ value, read }) => onEditStage({ stageId, field: "probability", was: read, value })} /> : percent(stage.probability)}
      </div>
      <div role="cell" className="max-md:order-2 max-md:col-start-2">
        {canEdit && !isClosed ? <EditInPlace label={`Days in ${stage.name}`} value={stage.daysInStage?.toString() ?? ""} inputMode="numeric" placeholder="Never" show={days} onSave={({ value, read }) => onEditStage({ stageId, field: "daysInStage", was: number(read), value: number(value) })} /> : stage.daysInStage !== null && !isClosed ? days(String(stage.daysInStage)) : <span className="text-ink-3">Never</span>}
      </div>
      <span role="cell" className="text-right max-md:order-2"><Count value={stage.deals} /><span className="md:sr-only"> {stage.deals === 1 ? "deal" : "deals"}</span></span>
      <span role="cell" className="max-md:col-start-4 max-md:row-start-1">{canEdit && <StageDelete stage={stage} stages={stages} onDelete={onDeleteStage} onUndo={onUndo} />}</span>
    </div>
  );
}

function endingName(ending: string) {
  return endings.find(({ value }) => value === ending)?.label ?? ending;
}

function percent(text: string) {
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text}%`;
}

function days(text: string) {
  return text === "1" ? "1 day" : `${text} days`;
}
