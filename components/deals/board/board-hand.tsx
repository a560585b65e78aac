"use client";

import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { Hand } from "./hand";
import { LiftedCard } from "./lifted-card";
import type { Carrying } from "./use-carry";
import type { useHand } from "./use-hand";
import { usePlace } from "./use-place";

type Props = { columns: readonly BoardColumn[]; carrying: Carrying } & ReturnType<typeof useHand>["held"];

/** The hand on the board and the card in it. Comes with the library that carries it. */
export function BoardHand({ columns, carrying, onReady, pressed, pointer }: Props) {
  const { onMove, underPointer } = usePlace(carrying, pointer);
  const { carry, carried, pickUp, putBack, drop } = carrying;
  const first = carry?.by === "pointer" ? carry.cards[0]?.dealId : undefined;
  const stage = columns.find(({ cards }) => cards.some(({ id }) => id === first));
  const card = stage?.cards.find(({ id }) => id === first);
  return (
    <Hand onReady={onReady} onPickUp={() => pressed.current && pickUp(pressed.current, "pointer")} onMove={onMove} onLetGo={putBack} onDrop={() => drop(underPointer())}>
      {card && <LiftedCard card={card} stage={stage} count={carried.size} />}
    </Hand>
  );
}
