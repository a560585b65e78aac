"use client";

import { closestCenter, DndContext, DragOverlay, type DragEndEvent } from "@dnd-kit/core";
import { startTransition, useId, useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { Dot } from "@/components/ui/badge";
import { announceRows } from "@/components/ui/row-carrying";
import type { PipelineRow } from "@/lib/pipelines/queries";
import type { StageActions } from "./pipeline-actions";
import { StageItem, stageGrid } from "./stage-item";
import { useRowSensors, useStageOrder } from "./use-stage-order";

const heads = ["Stage", "Deals here are", "Probability", "Stale after", "Deals"];

/** The stages of one pipeline in their order. Dragged by mouse, finger or keyboard; every cell edits in place. */
export function StageList({ pipeline, canEdit, ...actions }: { pipeline: PipelineRow; canEdit: boolean } & StageActions) {
  const [stages, place] = useStageOrder(pipeline.stages);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const { run } = useAct(actions.onUndo);
  const sensors = useRowSensors();
  const drop = ({ active, over }: DragEndEvent) => {
    setCarriedId(null);
    if (!over || over.id === active.id) return;
    const move = { activeId: String(active.id), overId: String(over.id) };
    const name = stages.find(({ id }) => id === active.id)?.name ?? "";
    const to = stages.findIndex(({ id }) => id === over.id);
    const stageIds = stages.map(({ id }) => id).filter((id) => id !== active.id).toSpliced(to, 0, move.activeId);
    startTransition(async () => {
      place(move);
      await run(actions.onReorder, { pipelineId: pipeline.id, stageIds }, { object: name, message: "has another place." });
    });
  };
  const carried = stages.find(({ id }) => id === carriedId);
  return (
    <DndContext id={useId()} sensors={sensors} collisionDetection={closestCenter} accessibility={{ announcements: announceRows(stages, "The stage") }} onDragStart={({ active }) => setCarriedId(String(active.id))} onDragCancel={() => setCarriedId(null)} onDragEnd={drop}>
      <div role="table" aria-label={`Stages of ${pipeline.name}`} className="grid">
        <div role="row" className={`${stageGrid} h-8 text-xs font-medium text-ink-3 max-md:sr-only`}>
          <span role="columnheader"><span className="sr-only">Order</span></span>
          {heads.map((head) => <span key={head} role="columnheader" className={head === "Deals" ? "text-right" : undefined}>{head}</span>)}
          <span role="columnheader"><span className="sr-only">Delete</span></span>
        </div>
        {stages.map((stage, index) => <StageItem key={stage.id} stage={stage} stages={stages} index={index} carriedIndex={stages.findIndex(({ id }) => id === carriedId)} canEdit={canEdit} {...actions} />)}
      </div>
      <DragOverlay dropAnimation={null}>
        {carried && <div className="flex h-10 items-center gap-2 rounded-md bg-raised px-4 font-medium shadow-drag"><Dot color={carried.tones.mark} />{carried.name}</div>}
      </DragOverlay>
    </DndContext>
  );
}
