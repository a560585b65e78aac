import type { BoardColumn, DealCard } from "@/lib/deals/queries/shapes";

/** Where cards are put: after one card and before another, as the person sees it; neither: at the end. */
export type Place = { stageId: string; afterId: string | null; beforeId: string | null };
export type Carried = { dealId: string; fromStageId: string };
export type Guess = { cards: Carried[]; place: Place };

/** What the browser shows until the server answers; React takes it back when the server refuses. Sums wait for the server. */
export function withMove(columns: BoardColumn[], { cards, place }: Guess): BoardColumn[] {
  const ids = new Set(cards.map(({ dealId }) => dealId));
  const shown = columns.flatMap((column) => column.cards);
  const moving = cards.flatMap(({ dealId }) => shown.find(({ id }) => id === dealId) ?? []);
  return columns.map((column) => {
    const left = column.cards.filter(({ id }) => !ids.has(id));
    if (column.id !== place.stageId) return left.length === column.cards.length ? column : { ...column, cards: left, totals: count(column, left.length - column.cards.length) };
    const arrived = moving.map((card) => entered(card, column));
    const at = indexAt(left, place);
    return { ...column, cards: left.toSpliced(at, 0, ...arrived), totals: count(column, left.length + arrived.length - column.cards.length) };
  });
}

/** The index among the cards that stay at which a place lies. */
export function indexAt(cards: readonly DealCard[], { afterId, beforeId }: Pick<Place, "afterId" | "beforeId">) {
  const before = cards.findIndex(({ id }) => id === beforeId);
  if (before >= 0) return before;
  const after = cards.findIndex(({ id }) => id === afterId);
  return after >= 0 ? after + 1 : cards.length;
}

/** The place at an index among the cards that stay. */
export function placeAt(stageId: string, cards: readonly DealCard[], index: number): Place {
  return { stageId, afterId: cards[index - 1]?.id ?? null, beforeId: cards[index]?.id ?? null };
}

function entered(card: DealCard, column: BoardColumn): DealCard {
  return card.stageId === column.id ? card : { ...card, stageId: column.id, stageAge: 0, isStale: false };
}

function count({ totals }: BoardColumn, more: number) {
  return totals.map((total, n) => (n === 0 ? { ...total, count: total.count + more } : total));
}
