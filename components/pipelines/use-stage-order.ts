"use client";

import { KeyboardSensor, PointerSensor, TouchSensor, useSensor, useSensors, type Announcements, type KeyboardCoordinateGetter } from "@dnd-kit/core";
import { useOptimistic } from "react";
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

/** One press of an arrow key is one row. */
const nextRow: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const rows = context.droppableContainers.getEnabled().flatMap(({ id }) => context.droppableRects.get(id) ?? []).toSorted((a, b) => a.top - b.top);
  const row = rows[rows.findLastIndex(({ top }) => top <= currentCoordinates.y + 4) + step];
  return row ? { x: currentCoordinates.x, y: row.top } : undefined;
};

/** What a screen reader hears while a stage is carried. */
export function announce(stages: readonly StageRow[]): Announcements {
  const name = (id: string | number | undefined) => stages.find((stage) => stage.id === id)?.name ?? "The stage";
  const place = (id: string | number | undefined) => `position ${stages.findIndex((stage) => stage.id === id) + 1} of ${stages.length}`;
  return {
    onDragStart: ({ active }) => `Carrying ${name(active.id)}, ${place(active.id)}.`,
    onDragOver: ({ over }) => (over ? `${place(over.id)}.` : undefined),
    onDragEnd: ({ active, over }) => (over ? `${name(active.id)} stands at ${place(over.id)}.` : `${name(active.id)} stays where it was.`),
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
