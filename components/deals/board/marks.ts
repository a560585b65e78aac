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
export type BoardMarks = { marks: Marks };
export type BoardActs = CardActs & { onChoose: (card: DealCard, event: MouseEvent) => void; onTouched: (dealId: string) => void };
