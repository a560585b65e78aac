import { afterPaint } from "@/components/ui/after-paint";
import type { BoardColumn } from "@/lib/deals/queries/shapes";

/** A card that moved is a new element in another column: the keyboard follows it there once it is painted, and asks for no frame before. */
export function focusCard(dealId: string | undefined) {
  if (dealId) void afterPaint().then(() => requestAnimationFrame(() => card(dealId)?.focus({ preventScroll: false })));
}

/** Arrows walk from card to card: up and down in a column, left and right at the same height. True when the key was an arrow. */
export function nextCard(columns: readonly BoardColumn[], dealId: string, key: string) {
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
  if (!step) return false;
  const [dx = 0, dy = 0] = step;
  const at = columns.findIndex(({ cards }) => cards.some(({ id }) => id === dealId));
  const row = columns[at]?.cards.findIndex(({ id }) => id === dealId) ?? 0;
  const beside = dx === 0 ? columns[at] : (dx > 0 ? columns.slice(at + 1) : columns.slice(0, at).toReversed()).find(({ cards }) => cards.some(({ id }) => card(id)));
  const target = beside?.cards[Math.min(beside.cards.length - 1, Math.max(0, row + dy))];
  if (target) card(target.id)?.focus();
  return true;
}

function card(dealId: string) {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(dealId)}"]`);
}
