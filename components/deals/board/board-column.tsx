"use client";

import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { Count, Money } from "@/components/ui/money";
import { useRows } from "@/components/ui/use-rows";
import type { BoardColumn as Column, DealCard } from "@/lib/deals/queries/shapes";
import { BoardCard } from "./board-card";
import type { BoardActs, BoardMarks } from "./marks";
import { indexAt, type Place } from "./moves";

type Props = BoardActs & BoardMarks & { column: Column; tone: string | undefined; currency: string; place: Place | null; isLoading: boolean; onMore: (stageId: string) => void };

const CARD = 115;

/** One stage: an unbroken line, its totals of all deals, and only those cards that can be seen. */
export const BoardColumn = memo(function BoardColumn({ column, tone, currency, place, isLoading, onMore, marks, ...acts }: Props) {
  const { cards, daysInStage, isClosedWon, isClosedLost } = column;
  const stage = { daysInStage, isClosedWon, isClosedLost };
  const { scroller, first, last, above, below } = useRows({ ids: cards.map(({ id }) => id), height: CARD, gap: 8, screen: 760, onNearEnd: () => column.nextCursor && !isLoading && onMore(column.id) });
  const insertion = place && indexAt(cards.filter(({ id }) => !marks.carried.has(id)), place);
  const before = place && (cards.findIndex(({ id }) => id === place.beforeId) + 1 || (insertion === null ? 0 : cards.length + 1)) - 1;
  return (
    <section className={cn("col", place && "is-over")} style={{ "--c": tone }} data-stage={column.id} aria-label={`${column.name}, ${total(column)} deals`}>
      <ColumnHead column={column} currency={currency} />
      <div ref={scroller} className="col-b" tabIndex={cards.length === 0 ? 0 : -1} role="group" aria-label={`${column.name} cards`}>
        <div className="flex flex-col gap-2" style={{ paddingTop: above, paddingBottom: below }}>
          {cards.slice(first, last).map((card, n) => (
            <div key={card.id} data-index={first + n} className="relative">
              {before === first + n && <Insertion above />}
              <BoardCard card={card} stage={stage} {...marksOf(card, marks)} {...acts} />
              {before === cards.length && first + n === cards.length - 1 && <Insertion />}
            </div>
          ))}
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
        <span className="n"><Count value={total(column)} /></span>
        <span className="r">{Number(column.probability)}%{column.daysInStage ? ` · ${column.daysInStage} d` : ""}</span>
      </div>
      <div className="col-s gap-2">
        <b className="min-w-0 truncate">
          {main ? <Money value={main.value} currency={main.currencyCode} compact /> : "—"}
          {foreign.map(({ currencyCode, value }) => <span key={currencyCode}> + <Money value={value} currency={currencyCode} compact /></span>)}
        </b>
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
