"use client";

import { cn } from "@/components/ui/cn";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { total } from "./board-column";

/** A closed stage: a narrow rail that widens while a card is carried, and opens when pressed. */
export function ClosedRail({ column, tone, isOver, isWide, onOpen }: { column: BoardColumn; tone: string | undefined; isOver: boolean; isWide: boolean; onOpen: (stageId: string) => void }) {
  const count = total(column).toLocaleString("en-US");
  return (
    <section className={cn("col col-rail transition-[flex-basis] duration-(--t-fast)", isWide && "basis-[120px]!", isOver && "is-over")} style={{ "--c": tone }} data-stage={column.id} aria-label={`${column.name}, ${count} deals`}>
      <header className="col-h h-[62px]" />
      <button type="button" className="col-b flex w-full cursor-pointer" onClick={() => onOpen(column.id)} aria-label={`Show ${column.name}, ${count} deals`}>
        {isWide ? <span className="px-2 text-center text-xs font-medium text-ink-2">{isOver ? "Drop to mark as" : ""} {column.name}</span> : <span className="vert">{column.name} <span>{count}</span></span>}
      </button>
    </section>
  );
}
