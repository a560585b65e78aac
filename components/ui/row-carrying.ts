import type { Announcements, KeyboardCoordinateGetter } from "@dnd-kit/core";

/** One press of an arrow key is one row. */
export const nextRow: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const rows = context.droppableContainers.getEnabled().flatMap(({ id }) => context.droppableRects.get(id) ?? []).toSorted((a, b) => a.top - b.top);
  const row = rows[rows.findLastIndex(({ top }) => top <= currentCoordinates.y + 4) + step];
  return row ? { x: currentCoordinates.x, y: row.top } : undefined;
};

/** What a screen reader hears while a row is carried; `unknown` is what a row without a name is called. */
export function announceRows(rows: readonly { id: string; name: string }[], unknown: string): Announcements {
  const name = (id: string | number | undefined) => rows.find((row) => row.id === id)?.name ?? unknown;
  const place = (id: string | number | undefined) => `position ${rows.findIndex((row) => row.id === id) + 1} of ${rows.length}`;
  return {
    onDragStart: ({ active }) => `Carrying ${name(active.id)}, ${place(active.id)}.`,
    onDragOver: ({ over }) => (over ? `${place(over.id)}.` : undefined),
    onDragEnd: ({ active, over }) => (over ? `${name(active.id)} stands at ${place(over.id)}.` : `${name(active.id)} stays where it was.`),
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
