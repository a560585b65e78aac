import type { KeyboardEvent } from "react";
import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { nextCard } from "./focus";
import type { Carrying } from "./use-carry";
import type { Selecting } from "./use-selected";

type Board = { columns: readonly BoardColumn[]; carrying: Carrying; selecting: Selecting; onOpen: (dealId: string) => void };
const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The board by keyboard: the hand is asked first, then the card that has the focus. */
export function byKeyboard({ columns, carrying, selecting, onOpen }: Board) {
  return (event: KeyboardEvent) => {
    const dealId = event.target instanceof HTMLElement && event.target.matches("[data-card]") ? (event.target.dataset.card ?? null) : null;
    if (event.ctrlKey || event.metaKey || event.altKey || (!carrying.carry && !dealId)) return;
    const ours = carryBy(event.key, dealId, carrying) || (dealId !== null && actOn(event.key, dealId, { columns, selecting, onOpen }));
    if (ours) { event.preventDefault(); event.stopPropagation(); }
  };
}

/** Enter picks up, arrows move, Enter or Space drops, Escape puts back. True when the key was ours. */
function carryBy(key: string, dealId: string | null, { carry, pickUp, step, drop, putBack }: Carrying) {
  const arrow = arrows[key];
  if (!carry && (key !== "Enter" || !dealId)) return false;
  if (!carry) pickUp(dealId ?? "", "keyboard");
  else if (arrow) step(arrow);
  else if (key === "Enter" || key === " ") drop(carry.place);
  else if (key === "Escape") putBack();
  return true;
}

function actOn(key: string, dealId: string, { columns, selecting: { selected, toggle, clear }, onOpen }: Omit<Board, "carrying">) {
  if (key === "x" || key === " ") toggle(dealId);
  else if (key === "o") onOpen(dealId);
  else if (key === "Escape" && selected.size > 0) clear();
  else return nextCard(columns, dealId, key);
  return true;
}
