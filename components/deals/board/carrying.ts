import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { indexAt, placeAt, type Carried, type Place } from "./moves";

export type Carry = { cards: Carried[]; place: Place | null; by: "pointer" | "keyboard" };
/** What is carried, and what a screen reader says about it. */
export type Told = { carry: Carry | null; said: string };

/** The card, or all that are selected when it is one of them, in the order of the board; null when none of them may be carried. Only the keyboard has a place at once, and words. */
export function taken(columns: readonly BoardColumn[], selected: ReadonlySet<string>, dealId: string, by: Carry["by"]): Told | null {
  const ids = selected.has(dealId) ? selected : new Set([dealId]);
  const cards = columns.flatMap((column) => column.cards.filter(({ id, canEdit }) => ids.has(id) && canEdit).map(({ id }) => ({ dealId: id, fromStageId: column.id })));
  const column = columns.find(({ cards: own }) => own.some(({ id }) => id === dealId));
  if (cards.length === 0 || !column) return null;
  if (by === "pointer") return { carry: { cards, place: null, by }, said: "" };
  const above = column.cards.slice(0, column.cards.findIndex(({ id }) => id === dealId));
  return at(column, cards, staying({ cards: above }, cards).length);
}

/** One step of the arrows from where the cards are: a column to the side, a card up or down. */
export function stepped(columns: readonly BoardColumn[], { cards, place }: Carry, [dx, dy]: readonly [number, number]): Told | null {
  const from = columns.findIndex(({ id }) => id === place?.stageId);
  const [here, column] = [columns[from], columns[Math.min(columns.length - 1, Math.max(0, from + dx))]];
  return here && column && place ? at(column, cards, indexAt(staying(here, cards), place) + dy) : null;
}

function at(column: BoardColumn, cards: Carried[], wanted: number): Told {
  const others = staying(column, cards);
  const index = Math.min(others.length, Math.max(0, wanted));
  const said = `Carrying ${cards.length === 1 ? "1 deal" : `${cards.length} deals`}. ${column.name}, position ${index + 1} of ${others.length + 1}.`;
  return { carry: { cards, place: placeAt(column.id, others, index), by: "keyboard" }, said };
}

function staying(column: Pick<BoardColumn, "cards">, cards: readonly Carried[]) {
  return column.cards.filter(({ id }) => !cards.some(({ dealId }) => dealId === id));
}
