"use client";

import { useDraggable } from "@dnd-kit/core";
import { CircleAlert } from "lucide-react";
import { memo, useState, type MouseEvent } from "react";
import { cn } from "@/components/ui/cn";
import type { DealCard } from "@/lib/deals/queries/shapes";
import { CardFace, cardState, type CardStage } from "../deal-card";
import { CardTools, type CardActs } from "./card-tools";

export type CardMarks = { isOpen: boolean; isSelected: boolean; isCarried: boolean; isLifted: boolean; isSaving: boolean; refusal: string | null };
type Props = CardActs & CardMarks & { card: DealCard; stage: CardStage; onChoose: (card: DealCard, event: MouseEvent) => void; onTouched: (dealId: string) => void };

/** A card on the board: carried by pointer or keyboard, opened by a click, with six acts on hover and focus. */
export const BoardCard = memo(function BoardCard({ card, stage, isOpen, isSelected, isCarried, isLifted, isSaving, refusal, onChoose, onTouched, ...acts }: Props) {
  const { setNodeRef, listeners } = useDraggable({ id: card.id, data: { stageId: card.stageId }, disabled: !card.canEdit });
  const [isLookedAt, setLookedAt] = useState(false);
  if (isCarried) return <div className="slot" ref={setNodeRef} />;
  const state = cn(cardState(card), "cursor-default select-none touch-manipulation", (isOpen || isLifted) && "is-open", isLifted && "shadow-drag", isSelected && "is-selected", isSaving && "is-pending", refusal && "is-back");
  return (
    <article
      ref={setNodeRef}
      {...listeners}
      data-card={card.id}
      tabIndex={0}
      aria-label={`${card.name}, ${card.customerName ?? "no customer"}${isSelected ? ", selected" : ""}`}
      aria-describedby="board-keys"
      className={state}
      onClick={(event) => onChoose(card, event)}
      onPointerEnter={() => setLookedAt(true)}
      onPointerLeave={() => setLookedAt(false)}
      onFocus={() => { setLookedAt(true); if (refusal) onTouched(card.id); }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setLookedAt(false)}
    >
      <CardFace card={card} stage={stage} />
      {isLookedAt && <CardTools card={card} {...acts} />}
      {refusal && <p className="said" role="alert"><CircleAlert aria-hidden="true" /><span>{refusal}</span></p>}
    </article>
  );
});
