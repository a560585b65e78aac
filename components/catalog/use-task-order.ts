"use client";

import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { useOptimistic } from "react";
import { nextRow } from "@/components/ui/row-carrying";
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
