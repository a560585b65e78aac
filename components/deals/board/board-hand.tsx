"use client";

import type { BoardColumn } from "@/lib/deals/queries/shapes";
import { LiftedCard } from "./lifted-card";
import type { Carrying } from "./use-carry";
import type { useHand } from "./use-hand";
import { usePlace } from "./use-place";

type Props = { columns: readonly BoardColumn[]; carrying: Carrying } & Omit<ReturnType<typeof useHand>, "onPress">;

/** The hand on the board and the card in it, once the library that carries it is here. */
export function BoardHand({ columns, carrying, Hand, onReady, pressed }: Props) {
  const { onMove, underPointer } = usePlace(carrying);
  const { carry, carried, pickUp, putBack, drop } = carrying;
  const first = carry?.by === "pointer" ? carry.cards[0]?.dealId : undefined;
  const stage = columns.find(({ cards }) => cards.some(({ id }) => id === first));
  const card = stage?.cards.find(({ id }) => id === first);
  return Hand && (
    <Hand onReady={onReady} onPickUp={() => pressed.current && pickUp(pressed.current, "pointer")} onMove={onMove} onLetGo={putBack} onDrop={() => drop(underPointer())}>
      {card && <LiftedCard card={card} stage={stage} count={carried.size} />}
    </Hand>
  );
}
