"use client";

import { useState } from "react";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { stepped, taken, type Carry, type Told } from "./carrying";
import { focusCard } from "./focus";
import type { Carried, Place } from "./moves";
import { useHeld } from "./use-held";

/** What is in the hand and where it would land: one state for the mouse, the finger and the keyboard. */
export function useCarry(columns: BoardColumn[], selected: ReadonlySet<string>, onDrop: (cards: Carried[], place: Place) => void) {
  const [{ carry, said }, tell] = useState<Told>({ carry: null, said: "" });
  const { isReaching, hold, release } = useHeld();
  const carried: ReadonlySet<string> = new Set(carry?.cards.map(({ dealId }) => dealId));

  const pickUp = (dealId: string, by: Carry["by"]) => {
    const told = taken(columns, selected, dealId, by);
    if (!told) return;
    hold();
    if (by === "pointer" && document.activeElement instanceof HTMLElement) document.activeElement.blur(); // a card that has the focus costs more to take out of its column
    tell(told);
  };
  const moveTo = (place: Place | null) => tell((now) => (now.carry ? { ...now, carry: { ...now.carry, place } } : now));
  const step = (by: readonly [number, number]) => carry && tell(stepped(columns, carry, by) ?? { carry, said });
  const letGo = (words: string) => {
    tell({ carry: null, said: words });
    release();
  };
  const putBack = () => {
    focusCard(carry?.cards[0]?.dealId);
    letGo("Put back.");
  };
  const drop = (place: Place | null) => {
    if (!carry || !place) return putBack();
    onDrop(carry.cards, place);
    letGo("Dropped.");
  };
  return { carry, carried, isReaching, said, pickUp, moveTo, step, putBack, drop };
}

export type Carrying = ReturnType<typeof useCarry>;
