"use client";

import { KeyboardSensor, PointerSensor, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useOptimistic } from "react";
import { nextRow } from "@/components/ui/row-carrying";
import type { StageRow } from "@/lib/pipelines/queries";

/** The stages as they will stand: a carried one takes the place of the one it is put on. */
export function reordered(stages: readonly StageRow[], activeId: string, overId: string): StageRow[] {
  const [from, to] = [stages.findIndex(({ id }) => id === activeId), stages.findIndex(({ id }) => id === overId)];
  const carried = stages[from];
  if (!carried || to < 0) return [...stages];
  return stages.filter(({ id }) => id !== activeId).toSpliced(to, 0, carried);
}

export function useStageOrder(stages: readonly StageRow[]) {
  return useOptimistic(stages, (now, { activeId, overId }: { activeId: string; overId: string }) => reordered(now, activeId, overId));
}

export function useRowSensors() {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextRow }),
  );
}
