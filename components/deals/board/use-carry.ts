"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { setLivePaused } from "@/components/changes/live-pause";
import { afterPaint } from "@/components/ui/after-paint";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { focusCard } from "./focus";
import { placeAt, indexAt, type Carried, type Place } from "./moves";

type Carry = { cards: Carried[]; place: Place | null; by: "pointer" | "keyboard" };

/** What is in the hand and where it would land: one state for the mouse, the finger and the keyboard. */
export function useCarry(columns: BoardColumn[], selected: ReadonlySet<string>, onDrop: (cards: Carried[], place: Place) => void) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, say] = useState("");
  const [isReaching, setReaching] = useState(false);
  const isHeld = useRef(false);
  // A board that is left with a card in the hand holds nothing up any more.
  useEffect(() => () => setLivePaused(false), []);
  const carried: ReadonlySet<string> = new Set(carry?.cards.map(({ dealId }) => dealId));
  const staying = (stageId: string) => columns.find(({ id }) => id === stageId)?.cards.filter(({ id }) => !carried.has(id)) ?? [];

  /** The card, or all that are selected when it is one of them; in the order of the board. */
  const pickUp = (dealId: string, by: Carry["by"]) => {
    const ids = selected.has(dealId) ? selected : new Set([dealId]);
    const cards = columns.flatMap((column) => column.cards.filter(({ id, canEdit }) => ids.has(id) && canEdit).map(({ id }) => ({ dealId: id, fromStageId: column.id })));
    const column = columns.find(({ cards: own }) => own.some(({ id }) => id === dealId));
    if (cards.length === 0 || !column) return;
    const stays = column.cards.filter(({ id }) => !cards.some((card) => card.dealId === id));
    const index = column.cards.slice(0, column.cards.findIndex(({ id }) => id === dealId)).filter(({ id }) => stays.some((card) => card.id === id)).length;
    const place = placeAt(column.id, stays, index);
    isHeld.current = true;
    setLivePaused(true);
    setReaching(true);
    if (by === "pointer" && document.activeElement instanceof HTMLElement) document.activeElement.blur(); // a card that has the focus costs more to take out of its column
    setCarry({ cards, place: by === "keyboard" ? place : null, by });
    if (by === "keyboard") say(sentence(cards.length, column, index, stays.length));
  };
  /** What waited for the hand, and the rails that reached for it, do not come between the card and its new place. */
  const rest = () => {
    setLivePaused(isHeld.current);
    setReaching(isHeld.current);
  };
  const putBack = () => {
    focusCard(carry?.cards[0]?.dealId);
    say("Put back.");
    letGo();
  };
  const moveTo = (place: Place | null) => setCarry((now) => now && { ...now, place });
  const letGo = () => {
    setCarry(null);
    isHeld.current = false;
    void afterPaint().then(rest);
  };
  /** A quick hand lets go before the last move was painted: the pointer then says the place itself. */
  const drop = (place = carry?.place ?? null) => {
    if (!carry || !place) return putBack();
    onDrop(carry.cards, place);
    say("Dropped.");
    letGo();
  };

  const step = (dx: number, dy: number) => {
    if (!carry?.place) return;
    const at = columns.findIndex(({ id }) => id === carry.place?.stageId);
    const column = columns[Math.min(columns.length - 1, Math.max(0, at + dx))];
    if (!column) return;
    const cards = staying(column.id);
    const index = Math.min(cards.length, Math.max(0, indexAt(staying(carry.place.stageId), carry.place) + dy));
    moveTo(placeAt(column.id, cards, index));
    say(sentence(carry.cards.length, column, index, cards.length));
  };

  /** Enter picks up, arrows move, Enter or Space drops, Escape puts back. True when the key was ours. */
  const onKey = ({ key }: KeyboardEvent, dealId: string | null) => {
    if (!carry) {
      if (key !== "Enter" || !dealId) return false;
      pickUp(dealId, "keyboard");
      return true;
    }
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (arrow) step(arrow[0] ?? 0, arrow[1] ?? 0);
    else if (key === "Enter" || key === " ") drop();
    else if (key === "Escape") putBack();
    return true;
  };
  return { carry, carried, isReaching, said, pickUp, moveTo, putBack, drop, onKey };
}

function sentence(count: number, column: BoardColumn, index: number, others: number) {
  return `Carrying ${count === 1 ? "1 deal" : `${count} deals`}. ${column.name}, position ${index + 1} of ${others + 1}.`;
}
