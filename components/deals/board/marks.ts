import type { MouseEvent } from "react";
import type { DealCard } from "@/lib/deals/queries/shapes";
import type { CardActs } from "./card-tools";

/** What the board knows of its cards beside their data. */
export type Marks = {
  openId: string | null;
  selected: ReadonlySet<string>;
  carried: ReadonlySet<string>;
  /** By pointer the card leaves a slot behind; by keyboard it stays, so that it keeps the focus. */
  isByHand: boolean;
  saving: ReadonlySet<string>;
  /** Cards that were put back, and the sentence why. */
  refusals: ReadonlyMap<string, string>;
};
const none: ReadonlySet<string> = new Set();
const QUIET: Marks = { openId: null, selected: none, carried: none, isByHand: false, saving: none, refusals: new Map() };

/** A column none of whose cards is marked is told nothing, so it is not drawn anew when another's are. */
export function marksIn({ cards }: { cards: readonly DealCard[] }, marks: Marks): Marks {
  const { openId, selected, carried, saving, refusals } = marks;
  return cards.some(({ id }) => id === openId || selected.has(id) || carried.has(id) || saving.has(id) || refusals.has(id)) ? marks : QUIET;
}

export type BoardMarks = { marks: Marks };
export type BoardActs = CardActs & { onChoose: (card: DealCard, event: MouseEvent) => void; onTouched: (dealId: string) => void };
