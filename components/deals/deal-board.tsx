"use client";

import { useState, type MouseEvent } from "react";
import type { Board, DealCard } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "./board/board-actions";
import { BoardBeside, type Asked, type Beside } from "./board/board-beside";
import { BoardColumns } from "./board/board-columns";
import { focusCard } from "./board/focus";
import { byKeyboard } from "./board/keys";
import type { BoardActs, Marks } from "./board/marks";
import { useCarry } from "./board/use-carry";
import { useHand } from "./board/use-hand";
import { useMoves } from "./board/use-moves";
import { useSelected } from "./board/use-selected";
import { useWindows } from "./board/use-windows";

export type DealBoardProps = BoardActions & Beside & { board: Board; tones: Readonly<Record<string, string>>; address: string; openId: string | null; onOpen: (dealId: string) => void };

/** The pipeline as columns. Cards move by mouse, finger and keyboard, one or several at once. */
export function DealBoard({ board, tones, address, openId, people, onOpen, onPlan, onFindCustomers, ...actions }: DealBoardProps) {
  const { columns, loading, loadMore } = useWindows(board, address);
  const { shown, saving, refusals, closing, drop, touch } = useMoves(columns, actions);
  const selecting = useSelected();
  const { selected, toggle, clear } = selecting;
  const [quick, setQuick] = useState<Asked | null>(null);
  const carrying = useCarry(shown, selected, (cards, place) => {
    drop(cards, place);
    clear();
    focusCard(cards[0]?.dealId);
  });
  const { BoardHand, onPress, held } = useHand();
  const onKeyDown = byKeyboard({ columns: shown, carrying, selecting, onOpen });
  const onChoose = ({ id }: DealCard, { ctrlKey, metaKey, shiftKey }: MouseEvent) => (ctrlKey || metaKey || shiftKey ? toggle(id) : onOpen(id));
  const marks: Marks = { openId, selected, carried: carrying.carried, isByHand: carrying.carry?.by === "pointer", saving, refusals };
  const acts: BoardActs = { onChoose, onTouched: touch, onOpen: ({ id }) => onOpen(id), onQuick: (act, card) => setQuick({ act, card }) };
  return (
    <>
      <div className="board snap-x max-md:snap-mandatory" role="group" aria-label="Board" onKeyDown={onKeyDown} onMouseDown={onPress} onTouchStart={onPress}>
        <BoardColumns {...{ board, shown, tones, carrying, loading, marks, acts }} onMore={loadMore} />
      </div>
      <p id="board-keys" hidden>Enter picks the card up, arrows move it, Enter drops it. O opens it, X selects it.</p>
      <p role="status" className="sr-only">{carrying.said}</p>
      {BoardHand && <BoardHand columns={shown} carrying={carrying} {...held} />}
      <BoardBeside {...{ shown, people, actions, selecting, closing, quick, onPlan, onFindCustomers }} isCarrying={Boolean(carrying.carry)} onMove={drop} onQuickDone={() => setQuick(null)} />
    </>
  );
}
