"use client";

import { useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { late } from "@/components/ui/late";
import type { Board, BoardColumn as Column, DealCard } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "./board/board-actions";
import { BoardColumn } from "./board/board-column";
import type { QuickAct } from "./board/card-tools";
import { ClosedRail } from "./board/closed-rail";
import { focusCard, nextCard } from "./board/focus";
import { isSamePlace, placeUnder } from "./board/geometry";
import { LiftedCard } from "./board/lifted-card";
import type { People, QuickDialog as Quick } from "./board/quick-dialog";
import { marksIn, type Marks } from "./board/marks";
import type { Carried, Place } from "./board/moves";
import { useCarry } from "./board/use-carry";
import { useHand } from "./board/use-hand";
import { useMoves } from "./board/use-moves";
import { usePointer } from "./board/use-pointer";
import { useWindows } from "./board/use-windows";
import type { ClosingDialog as Closing } from "./closing-dialog";

/** What nobody needs to see the board comes when it is asked for. */
const BulkBar = late(() => import("./board/bulk-bar").then((file) => file.BulkBar));
const QuickDialog = late(() => import("./board/quick-dialog").then((file) => file.QuickDialog));
const ClosingDialog = late(() => import("./closing-dialog").then((file) => file.ClosingDialog));

export type DealBoardProps = BoardActions & { board: Board; /** Each stage's mark colour: tonesOf(color).mark, worked out on the server. */ tones: Readonly<Record<string, string>>; address: string; openId: string | null; people: People; onOpen: (dealId: string) => void; onPlan: Parameters<typeof Quick>[0]["onPlan"]; onFindCustomers: Parameters<typeof Closing>[0]["onFindCustomers"] };

/** The pipeline as columns. Cards move by mouse, finger and keyboard, one or several at once. */
export function DealBoard({ board, tones, address, openId, people, onOpen, onPlan, onFindCustomers, ...actions }: DealBoardProps) {
  const { columns, loading, loadMore } = useWindows(board, address);
  const { shown, saving, refusals, closing, drop, touch } = useMoves(columns, actions);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [openRails, setOpenRails] = useState<ReadonlySet<string>>(new Set());
  const [quick, setQuick] = useState<{ act: QuickAct; card: DealCard } | null>(null);
  const { carry, carried, isReaching, said, pickUp, moveTo, putBack, drop: dropHere, onKey } = useCarry(shown, selected, (cards, place) => {
    drop(cards, place);
    setSelected((now) => (now.size > 0 ? new Set() : now));
    focusCard(cards[0]?.dealId);
  });
  const { Hand, onPress, onReady, pressed } = useHand();
  const cards = shown.flatMap((column) => column.cards);
  const toggle = (id: string) => setSelected((now) => (now.has(id) ? new Set([...now].filter((each) => each !== id)) : new Set([...now, id])));

  const pointer = usePointer();
  const seen = useRef<{ at?: readonly number[]; cards?: Carried[] | undefined; place: Place | null }>({ place: null });
  const look = () => (seen.current = { at: pointer.current, cards: carry?.cards, place: placeUnder(...pointer.current, carried) });
  const underPointer = () => (seen.current.at === pointer.current && seen.current.cards === carry?.cards ? seen.current : look()).place; // a hand that rested is not looked for again
  const onDragMove = () => {
    const { place } = look();
    if (!isSamePlace(place, carry?.place ?? null)) moveTo(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const dealId = event.target instanceof HTMLElement && event.target.matches("[data-card]") ? (event.target.dataset.card ?? null) : null;
    if (event.ctrlKey || event.metaKey || event.altKey || (!carry && !dealId)) return;
    const ours = onKey(event, dealId) || (dealId !== null && act(event.key, dealId));
    if (ours) { event.preventDefault(); event.stopPropagation(); }
  };
  const act = (key: string, dealId: string) => {
    if (key === "x" || key === " ") toggle(dealId);
    else if (key === "o") onOpen(dealId);
    else if (key === "Escape" && selected.size > 0) setSelected(new Set());
    else return nextCard(shown, dealId, key);
    return true;
  };
  const onChoose = (card: DealCard, { ctrlKey, metaKey, shiftKey }: MouseEvent) => (ctrlKey || metaKey || shiftKey ? toggle(card.id) : onOpen(card.id));

  const isRail = ({ id, isClosedWon, isClosedLost }: Column) => (isClosedWon || isClosedLost) && !openRails.has(id);
  const marks: Marks = { openId, selected, carried, isByHand: carry?.by === "pointer", saving, refusals };
  const acts = { onChoose, onTouched: touch, onOpen: (card: DealCard) => onOpen(card.id), onQuick: (chosen: QuickAct, card: DealCard) => setQuick({ act: chosen, card }) };
  const lifted = carry?.by === "pointer" ? cards.find(({ id }) => id === carry.cards[0]?.dealId) : undefined;
  return (
    <>
      <div className="board snap-x max-md:snap-mandatory" role="group" aria-label="Board" onKeyDown={onKeyDown} onMouseDown={onPress} onTouchStart={onPress}>
        {shown.map((column, n) => {
          const place = carry?.place?.stageId === column.id ? carry.place : null;
          return isRail(column)
            ? <ClosedRail key={column.id} column={column} tone={tones[column.id]} isOver={Boolean(place)} isWide={isReaching} after={shown.slice(n + 1).filter(isRail).length} onOpen={(id) => setOpenRails(new Set([...openRails, id]))} />
            : <BoardColumn key={column.id} column={column} tone={tones[column.id]} currency={board.pipeline.currencyCode} place={place} isLoading={loading.has(column.id)} onMore={loadMore} marks={marksIn(column, marks)} {...acts} />;
        })}
      </div>
      <p id="board-keys" hidden>Enter picks the card up, arrows move it, Enter drops it. O opens it, X selects it.</p>
      <p role="status" className="sr-only">{said}</p>
      {Hand && (
        <Hand onReady={onReady} onPickUp={() => pressed.current && pickUp(pressed.current, "pointer")} onMove={onDragMove} onLetGo={putBack} onDrop={() => dropHere(underPointer())}>
          {lifted && <LiftedCard card={lifted} stage={shown.find(({ id }) => id === lifted.stageId)} count={carried.size} />}
        </Hand>
      )}
      {selected.size > 0 && !carry && <BulkBar cards={cards.filter(({ id }) => selected.has(id))} columns={shown} people={people} actions={actions} onMove={drop} onClear={() => setSelected(new Set())} />}
      {closing && <ClosingDialog {...closing} onFindCustomers={onFindCustomers} />}
      {quick && <QuickDialog {...quick} people={people} onEdit={actions.onEdit} onUndo={actions.onUndo} onPlan={onPlan} onClose={() => { setQuick(null); focusCard(quick.card.id); }} />}
    </>
  );
}
