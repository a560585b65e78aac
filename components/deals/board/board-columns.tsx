"use client";

import { useState } from "react";
import type { Board, BoardColumn as Column } from "@/lib/deals/queries/shapes";
import { BoardColumn } from "./board-column";
import { ClosedRail } from "./closed-rail";
import { marksIn, type BoardActs, type Marks } from "./marks";
import type { Carrying } from "./use-carry";

type Props = {
  board: Board; shown: readonly Column[]; /** Each stage's mark colour: tonesOf(color).mark, worked out on the server. */ tones: Readonly<Record<string, string>>;
  carrying: Carrying; loading: ReadonlySet<string>; onMore: (stageId: string) => void; marks: Marks; acts: BoardActs;
};

/** The stages side by side; won and lost are narrow rails until they are opened. */
export function BoardColumns({ board, shown, tones, carrying: { carry, isReaching }, loading, onMore, marks, acts }: Props) {
  const [openRails, setOpenRails] = useState<ReadonlySet<string>>(new Set());
  const isRail = ({ id, isClosedWon, isClosedLost }: Column) => (isClosedWon || isClosedLost) && !openRails.has(id);
  const onOpen = (id: string) => setOpenRails((now) => new Set([...now, id]));
  return shown.map((column, n) => {
    const { id } = column;
    const place = carry?.place?.stageId === id ? carry.place : null;
    const part = { column, tone: tones[id] };
    return isRail(column)
      ? <ClosedRail key={id} {...part} isOver={Boolean(place)} isWide={isReaching} after={shown.slice(n + 1).filter(isRail).length} onOpen={onOpen} />
      : <BoardColumn key={id} {...part} currency={board.pipeline.currencyCode} place={place} isLoading={loading.has(id)} onMore={onMore} marks={marksIn(column, marks)} {...acts} />;
  });
}
