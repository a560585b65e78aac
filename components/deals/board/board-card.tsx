"use client";

import { CircleAlert } from "lucide-react";
import { memo, useState, type MouseEvent } from "react";
import { cn } from "@/components/ui/cn";
import { useLate } from "@/components/ui/use-late";
import type { DealCard } from "@/lib/deals/queries/shapes";
import { CardFace, cardState, type CardStage } from "../deal-card";
import type { CardActs } from "./card-tools";

const loadTools = () => import("./card-tools");

export type CardMarks = { isOpen: boolean; isSelected: boolean; isCarried: boolean; isLifted: boolean; isSaving: boolean; refusal: string | null };
type Props = CardActs & CardMarks & { card: DealCard; stage: CardStage; onChoose: (card: DealCard, event: MouseEvent) => void; onTouched: (dealId: string) => void };

/** A card on the board: carried by pointer or keyboard, opened by a click, with six acts on hover and focus. */
export const BoardCard = memo(function BoardCard({ card, stage, isOpen, isSelected, isCarried, isLifted, isSaving, refusal, onChoose, onTouched, ...acts }: Props) {
  const [isLookedAt, setLookedAt] = useState(false);
  const late = useLate(loadTools, isLookedAt);
  const marks = cn((isOpen || isLifted) && "is-open", isLifted && "shadow-drag", isSelected && "is-selected", isSaving && "is-pending", refusal && "is-back", isCarried && "is-slot");
  const state = cn(cardState(card), "cursor-default select-none touch-manipulation", marks);
  return (
    <article
      data-card={card.id}
      data-fixed={card.canEdit ? undefined : ""}
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
      {isLookedAt && late && <late.CardTools card={card} {...acts} />}
      {refusal && <p className="said" role="alert"><CircleAlert aria-hidden="true" /><span>{refusal}</span></p>}
    </article>
  );
});
