"use client";

import { CalendarClock, CalendarPlus, CircleDollarSign, PanelRightOpen, Tag, UserRound, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import type { DealCard } from "@/lib/deals/queries/shapes";

/** What is done to a card without leaving the board; `quick` opens a small form for it. */
export type QuickAct = "plan" | "owner" | "date" | "amount" | "tag";
export type CardActs = { onQuick: (act: QuickAct, card: DealCard) => void; onOpen: (card: DealCard) => void };

const acts: readonly [QuickAct, string, LucideIcon][] = [
  ["plan", "Add activity", CalendarPlus],
  ["owner", "Change owner", UserRound],
  ["date", "Change close date", CalendarClock],
  ["amount", "Change amount", CircleDollarSign],
  ["tag", "Tag", Tag],
];

export function CardTools({ card, onQuick, onOpen }: CardActs & { card: DealCard }) {
  const press = (act: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    act();
  };
  const offered = card.canEdit ? acts.filter(([act]) => card.status === "OPEN" || act === "tag" || act === "owner") : [];
  return (
    <div className="tools" role="group" aria-label={`Acts on ${card.name}`} onPointerDown={(event) => event.stopPropagation()}>
      {offered.map(([act, label, Icon]) => (
        <button key={act} type="button" aria-label={label} title={label} onClick={press(() => onQuick(act, card))}><Icon aria-hidden="true" /></button>
      ))}
      <button type="button" aria-label="Open beside the board" title="Open beside the board" onClick={press(() => onOpen(card))}><PanelRightOpen aria-hidden="true" /></button>
    </div>
  );
}
