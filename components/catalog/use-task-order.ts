"use client";

import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors, type Announcements, type KeyboardCoordinateGetter } from "@dnd-kit/core";
import { useOptimistic } from "react";
import type { TaskRow } from "@/lib/catalog/queries/shapes";
import { movedBehind } from "@/lib/catalog/rules/moving";

export type Move = { taskId: string; afterId: string | null };

/** What a task carried onto another one means: it takes that one's place. */
export function moveOnto(ids: readonly string[], activeId: string, overId: string): Move {
  const [from, to] = [ids.indexOf(activeId), ids.indexOf(overId)];
  return { taskId: activeId, afterId: from < to ? overId : (ids[to - 1] ?? null) };
}

export function useTaskOrder(tasks: readonly TaskRow[]) {
  return useOptimistic(tasks, (now, { taskId, afterId }: Move) => {
    const ids = movedBehind(now.map(({ id }) => id), taskId, afterId);
    return ids ? now.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : now;
  });
}

/** Mouse, finger (after a short press, so that the page still scrolls) and keyboard. */
export function useTaskSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
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

/** What a screen reader hears while a task is carried. */
export function announce(tasks: readonly TaskRow[]): Announcements {
  const name = (id: string | number | undefined) => tasks.find((task) => task.id === id)?.name ?? "The task";
  const place = (id: string | number | undefined) => `position ${tasks.findIndex((task) => task.id === id) + 1} of ${tasks.length}`;
  return {
    onDragStart: ({ active }) => `Carrying ${name(active.id)}, ${place(active.id)}.`,
    onDragOver: ({ over }) => (over ? `${place(over.id)}.` : undefined),
    onDragEnd: ({ active, over }) => (over ? `${name(active.id)} stands at ${place(over.id)}.` : `${name(active.id)} stays where it was.`),
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
