"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Money } from "@/components/ui/money";
import type { BoardColumn as Column, DealCard } from "@/lib/deals/queries/shapes";
import { BoardCard } from "./board-card";
import type { BoardActs, BoardMarks } from "./marks";
import { indexAt, type Place } from "./moves";

type Props = BoardActs & BoardMarks & { column: Column; tone: string | undefined; currency: string; place: Place | null; isLoading: boolean; onMore: (stageId: string) => void };

const CARD = 115;

/** One stage: an unbroken line, its totals of all deals, and only those cards that can be seen. */
export const BoardColumn = memo(function BoardColumn({ column, tone, currency, place, isLoading, onMore, marks, ...acts }: Props) {
  "use no memo"; // the virtualizer changes by itself; the compiler must not keep what it answered
  const scroller = useRef<HTMLDivElement>(null);
  const { cards } = column;
  const virtualizer = useVirtualizer({
    count: cards.length, getScrollElement: () => scroller.current, estimateSize: () => CARD, overscan: 3, gap: 8, initialRect: { width: 260, height: 760 },
    getItemKey: (index) => cards[index]?.id ?? index,
    onChange: ({ range }) => range && range.endIndex >= cards.length - 5 && column.nextCursor && !isLoading && onMore(column.id),
  });
  const insertion = place && indexAt(cards.filter(({ id }) => !marks.carried.has(id)), place);
  const before = place && (cards.findIndex(({ id }) => id === place.beforeId) + 1 || (insertion === null ? 0 : cards.length + 1)) - 1;
  const items = virtualizer.getVirtualItems();
  return (
    <section className={cn("col", place && "is-over")} style={{ "--c": tone }} data-stage={column.id} aria-label={`${column.name}, ${total(column)} deals`}>
      <ColumnHead column={column} currency={currency} />
      <div ref={scroller} className="col-b" tabIndex={cards.length === 0 ? 0 : -1} role="group" aria-label={`${column.name} cards`}>
        <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const card = cards[index];
            return card && (
              <div key={key} data-index={index} ref={virtualizer.measureElement} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
                {before === index && <Insertion above />}
                <BoardCard card={card} stage={column} {...marksOf(card, marks)} {...acts} />
                {before === cards.length && index === cards.length - 1 && <Insertion />}
              </div>
            );
          })}
        </div>
        {cards.length === 0 && (place ? <div className="insert" /> : <p className="px-1 py-6 text-center text-xs text-ink-3">No deals here</p>)}
      </div>
    </section>
  );
});

/** The drop position, on the line between two cards: it takes no room, so nothing moves. */
function Insertion({ above = false }: { above?: boolean }) {
  return <div className={cn("insert pointer-events-none absolute! inset-x-0 z-(--z-sticky)", above ? "-top-[6px]" : "-bottom-[6px]")} aria-hidden="true" />;
}

/** The pipeline's own currency first; others stand beside it, never converted silently. */
function ColumnHead({ column, currency }: { column: Column; currency: string }) {
  const [main, ...foreign] = column.totals.toSorted((a, b) => Number(b.currencyCode === currency) - Number(a.currencyCode === currency));
  return (
    <header className="col-h">
      <div className="col-t">
        <h2 className="truncate">{column.name}</h2>
        <span className="n">{total(column).toLocaleString("en-US")}</span>
        <span className="r">{Number(column.probability)}%{column.daysInStage ? ` · ${column.daysInStage} d` : ""}</span>
      </div>
      <div className="col-s gap-2">
        <b className="min-w-0 truncate">{main ? <Money value={main.value} currency={main.currencyCode} compact /> : "—"}{foreign.map(({ currencyCode, value }) => <span key={currencyCode}> + <Money value={value} currency={currencyCode} compact /></span>)}</b>
        {main && !column.isClosedLost && <span className="flex-none">weighted <Money value={main.weighted} currency={main.currencyCode} compact /></span>}
      </div>
    </header>
  );
}

export function total({ totals }: Column) {
  return totals.reduce((sum, { count }) => sum + count, 0);
}

function marksOf({ id }: DealCard, { openId, selected, carried, isByHand, saving, refusals }: BoardMarks["marks"]) {
  return { isOpen: openId === id, isSelected: selected.has(id), isCarried: isByHand && carried.has(id), isLifted: !isByHand && carried.has(id), isSaving: saving.has(id), refusal: refusals.get(id) ?? null };
}
