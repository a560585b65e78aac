"use client";

import { closestCenter, KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors, type DragEndEvent, type DragStartEvent } from "@dnd-kit/core";
import { startTransition, useId, useOptimistic, useState } from "react";
import { announceRows, nextRow } from "@/components/ui/row-carrying";
import { movedBehind } from "@/lib/catalog/rules/moving";

/** Null: first of all. */
type Move = { id: string; afterId: string | null };
type Row = { id: string; name: string };
type Order<R> = { /** What a row without a name is called. */ unknown: string; /** Tells the server, once the row stands in its place. */ send: (move: Move, row: R | undefined) => Promise<unknown> };

/** Rows that are ordered by hand: as they will stand, which one is carried, and what DndContext is given. */
export function useRowOrder<R extends Row>(given: readonly R[], { unknown, send }: Order<R>) {
  const [rows, place] = useOptimistic(given, reordered<R>);
  const [carriedId, setCarriedId] = useState<string | null>(null);
  const sensors = useRowSensors();
  const id = useId();
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setCarriedId(null);
    if (!over || over.id === active.id) return;
    const move = moveOnto(rows.map((row) => row.id), String(active.id), String(over.id));
    startTransition(async () => {
      place(move);
      await send(move, rows.find((row) => row.id === active.id));
    });
  };
  const onDragStart = ({ active }: DragStartEvent) => setCarriedId(String(active.id));
  const context = { id, sensors, collisionDetection: closestCenter, accessibility: { announcements: announceRows(rows, unknown) }, onDragStart, onDragCancel: () => setCarriedId(null), onDragEnd };
  return { rows, carriedId, context };
}

/** What a row carried onto another one means: it takes that one's place. */
function moveOnto(ids: readonly string[], activeId: string, overId: string): Move {
  const [from, to] = [ids.indexOf(activeId), ids.indexOf(overId)];
  return { id: activeId, afterId: from < to ? overId : (ids[to - 1] ?? null) };
}

function reordered<R extends Row>(now: readonly R[], { id, afterId }: Move) {
  const ids = movedBehind(now.map((row) => row.id), id, afterId);
  return ids ? now.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : now;
}

/** Mouse, finger (after a short press, so that the page still scrolls) and keyboard. */
function useRowSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextRow }),
  );
}
