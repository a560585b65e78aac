"use client";

import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { total } from "./board-column";

const WIDE = 120;
const GAP = 12;
const MARGIN = 24;
type Props = { column: BoardColumn; tone: string | undefined; isOver: boolean; isWide: boolean; after: number; onOpen: (stageId: string) => void };

/** A closed stage: a narrow rail that opens when pressed. While a card is carried it widens and stays within reach at the right edge; `after` says how many more rails stand to its right. */
export function ClosedRail({ column, tone, isOver, isWide, after, onOpen }: Props) {
  const count = formatCount(total(column), useReader().locale);
  const look = cn("col col-rail transition-[flex-basis] duration-(--t-fast)", isWide && "z-10 bg-bg md:sticky", isOver && "is-over");
  const room = isWide ? { flexBasis: WIDE, right: MARGIN + after * (WIDE + GAP) } : {};
  return (
    <section className={look} style={{ "--c": tone, ...room }} data-stage={column.id} aria-label={`${column.name}, ${count} deals`}>
      <header className="col-h h-[62px]" />
      <button type="button" className="col-b flex w-full cursor-pointer" onClick={() => onOpen(column.id)} aria-label={`Show ${column.name}, ${count} deals`}>
        {isWide ? <span className="px-2 text-center text-xs font-medium text-ink-2">{isOver ? "Drop to mark as" : ""} {column.name}</span> : <span className="vert">{column.name} <span>{count}</span></span>}
      </button>
    </section>
  );
}
