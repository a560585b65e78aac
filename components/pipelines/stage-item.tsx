"use client";

import { useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Count } from "@/components/ui/money";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import type { StageRow } from "@/lib/pipelines/queries";
import type { Ending } from "@/lib/pipelines/rules";
import type { StageActions } from "./pipeline-actions";
import { StageColor } from "./stage-color";
import { StageDelete } from "./stage-delete";

export const stageGrid = "grid grid-cols-[24px_minmax(160px,1fr)_120px_96px_104px_64px_32px] items-center gap-x-3 px-4 max-md:grid-cols-[24px_minmax(0,1fr)_minmax(0,1fr)_32px]";

export const endings = [{ value: "OPEN", label: "Open" }, { value: "WON", label: "Won" }, { value: "LOST", label: "Lost" }] as const;

type Props = Pick<StageActions, "onEditStage" | "onDeleteStage" | "onUndo"> & {
  stage: StageRow;
  stages: readonly StageRow[];
  index: number;
  carriedIndex: number;
  canEdit: boolean;
};
type Cell = Pick<Props, "stage" | "canEdit" | "onEditStage">;

const handleLook = "-ml-1 grid size-6 cursor-grab touch-none place-items-center rounded-xs text-ink-3 hover:text-ink";

/** One stage: its handle, its colour, and every value where it can be changed. A line shows where a carried stage would stand. */
export function StageItem({ stage, stages, index, carriedIndex, canEdit, onEditStage, onDeleteStage, onUndo }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  const carry = useDraggable({ id: stage.id, disabled: !canEdit, attributes: { roleDescription: "stage" } });
  const cell = { stage, canEdit, onEditStage };
  const look = cn(stageGrid, "relative min-h-10 border-t border-line py-1", carry.isDragging && "opacity-40", isOver && targetLook(carriedIndex, index));
  return (
    <div ref={setNodeRef} role="row" className={look}>
      <span role="cell">{canEdit && <CarryHandle name={stage.name} carry={carry} />}</span>
      <div role="cell" className="flex min-w-0 items-center gap-2 max-md:col-span-2"><StageName {...cell} /></div>
      <div role="cell" className="max-md:order-1 max-md:col-start-2"><StageEnding {...cell} /></div>
      <div role="cell" className="max-md:order-1"><StageProbability {...cell} /></div>
      <div role="cell" className="max-md:order-2 max-md:col-start-2"><StageDays {...cell} /></div>
      <span role="cell" className="text-right max-md:order-2">
        <Count value={stage.deals} /><span className="md:sr-only"> {stage.deals === 1 ? "deal" : "deals"}</span>
      </span>
      <span role="cell" className="max-md:col-start-4 max-md:row-start-1">
        {canEdit && <StageDelete stage={stage} stages={stages} onDelete={onDeleteStage} onUndo={onUndo} />}
      </span>
    </div>
  );
}

function targetLook(carriedIndex: number, index: number) {
  if (carriedIndex < 0 || carriedIndex === index) return "";
  return cn("after:absolute after:inset-x-0 after:h-0.5 after:bg-accent", carriedIndex < index ? "after:bottom-[-1px]" : "after:top-[-1px]");
}

function CarryHandle({ name, carry: { setNodeRef, attributes, listeners } }: { name: string; carry: ReturnType<typeof useDraggable> }) {
  return (
    <button type="button" ref={setNodeRef} {...attributes} {...listeners} aria-label={`Move ${name}`} className={handleLook}>
      <GripVertical className="size-4" aria-hidden="true" />
    </button>
  );
}

function StageName({ stage, canEdit, onEditStage }: Cell) {
  const { id: stageId, name, color } = stage;
  const save = ({ value, read }: Edit) => onEditStage({ stageId, field: "name", was: read, value });
  return (
    <>
      <StageColor stage={stage} canEdit={canEdit} onSave={(value) => onEditStage({ stageId, field: "color", was: color, value })} />
      {canEdit ? <EditInPlace label={`Name of ${name}`} value={name} className="min-w-0 flex-1 font-medium" onSave={save} /> : <span className="font-medium">{name}</span>}
    </>
  );
}

function StageEnding({ stage: { id: stageId, name, ending }, canEdit, onEditStage }: Cell) {
  if (!canEdit) return endingName(ending);
  const save = ({ value, read }: Edit) => onEditStage({ stageId, field: "ending", was: read, value: value as Ending });
  return <EditInPlace label={`Deals in ${name} are`} value={ending} options={endings} show={endingName} onSave={save} />;
}

/** What a won or lost deal will bring is not guessed any more. */
function StageProbability({ stage: { id: stageId, name, ending, probability }, canEdit, onEditStage }: Cell) {
  if (!canEdit || ending !== "OPEN") return percent(probability);
  const save = ({ value, read }: Edit) => onEditStage({ stageId, field: "probability", was: read, value });
  return <EditInPlace label={`Probability in ${name}`} value={probability} inputMode="decimal" kind="percent" show={percent} onSave={save} />;
}

function StageDays({ stage: { id: stageId, name, ending, daysInStage }, canEdit, onEditStage }: Cell) {
  const isNever = ending !== "OPEN" || daysInStage === null;
  if (!canEdit || ending !== "OPEN") return isNever ? <span className="text-ink-3">Never</span> : days(String(daysInStage));
  const number = (text: string) => (text === "" ? null : Number(text));
  const save = ({ value, read }: Edit) => onEditStage({ stageId, field: "daysInStage", was: number(read), value: number(value) });
  return <EditInPlace label={`Days in ${name}`} value={daysInStage?.toString() ?? ""} inputMode="numeric" placeholder="Never" show={days} onSave={save} />;
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
