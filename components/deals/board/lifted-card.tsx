import { cn } from "@/components/ui/cn";
import type { BoardColumn, DealCard } from "@/lib/deals/queries/shapes";
import { CardFace, cardState } from "../deal-card";

/** What is in the hand: the card, the edges of those under it, and how many there are. */
export function LiftedCard({ card, stage, count }: { card: DealCard; stage: BoardColumn | undefined; count: number }) {
  return (
    <div className={cn("lift pointer-events-none", count > 1 && "several")} aria-hidden="true">
      <div className={cardState(card)}>{stage && <CardFace card={card} stage={stage} />}</div>
      {count > 1 && <span className="n">{count}</span>}
    </div>
  );
}
