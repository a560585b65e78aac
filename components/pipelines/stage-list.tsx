"use client";

import { closestCenter, DndContext, DragOverlay, type DragEndEvent, type DragStartEvent } from "@dnd-kit/core";
import { startTransition, useId, useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Dot } from "@/components/ui/badge";
import { announceRows } from "@/components/ui/row-carrying";
import type { PipelineRow, StageRow } from "@/lib/pipelines/queries";
import type { StageActions } from "./pipeline-actions";
import { StageItem, stageGrid } from "./stage-item";
import { useRowSensors, useStageOrder } from "./use-stage-order";

const heads = ["Stage", "Deals here are", "Probability", "Stale after", "Deals"];

type Props = { pipeline: PipelineRow; canEdit: boolean } & StageActions;

/** The stages of one pipeline in their order. Dragged by mouse, finger or keyboard; every cell edits in place. */
export function StageList({ pipeline, canEdit, ...actions }: Props) {
  const { stages, carried, context } = useStageDrag(pipeline, actions);
  const carriedIndex = carried ? stages.indexOf(carried) : -1;
  const row = { stages, carriedIndex, canEdit, ...actions };
  return (
    <DndContext id={useId()} {...context}>
      <div role="table" aria-label={`Stages of ${pipeline.name}`} className="grid">
        <StageHeads />
        {stages.map((stage, index) => <StageItem key={stage.id} stage={stage} index={index} {...row} />)}
      </div>
      <DragOverlay dropAnimation={null}>{carried && <CarriedStage stage={carried} />}</DragOverlay>
    </DndContext>
  );
}

function StageHeads() {
  return (
    <div role="row" className={`${stageGrid} h-8 text-xs font-medium text-ink-3 max-md:sr-only`}>
      <span role="columnheader"><span className="sr-only">Order</span></span>
      {heads.map((head) => <span key={head} role="columnheader" className={head === "Deals" ? "text-right" : undefined}>{head}</span>)}
      <span role="columnheader"><span className="sr-only">Delete</span></span>
    </div>
  );
}

function CarriedStage({ stage: { name, tones } }: { stage: StageRow }) {
  return <div className="flex h-10 items-center gap-2 rounded-md bg-raised px-4 font-medium shadow-drag"><Dot color={tones.mark} />{name}</div>;
}

/** The stages as they are carried about; a dropped one stands at its place before the server has answered. */
function useStageDrag(pipeline: PipelineRow, { onReorder, onUndo }: StageActions) {
  const [stages, place] = useStageOrder(pipeline.stages);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const { run } = useAct(onUndo);
  const sensors = useRowSensors();
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setCarriedId(null);
    if (!over || over.id === active.id) return;
    const move = { activeId: String(active.id), overId: String(over.id) };
    const ids = stages.map(({ id }) => id);
    const stageIds = ids.filter((id) => id !== active.id).toSpliced(ids.indexOf(move.overId), 0, move.activeId);
    const name = stages.find(({ id }) => id === active.id)?.name ?? "";
    startTransition(async () => {
      place(move);
      await run(onReorder, { pipelineId: pipeline.id, stageIds }, { object: name, message: "has another place." });
    });
  };
  const context = {
    sensors,
    collisionDetection: closestCenter,
    accessibility: { announcements: announceRows(stages, "The stage") },
    onDragStart: ({ active }: DragStartEvent) => setCarriedId(String(active.id)),
    onDragCancel: () => setCarriedId(null),
    onDragEnd,
  };
  return { stages, carried: stages.find(({ id }) => id === carriedId), context };
}
