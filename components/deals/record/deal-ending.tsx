"use client";

import { Button } from "@/components/ui/button";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import { ClosingDialog } from "../closing-dialog";
import type { RecordSearches } from "./record-actions";
import type { useStage } from "./use-stage";

type Moves = ReturnType<typeof useStage>;

/** How a deal ends, or begins again. */
export function DealEnding({ deal, moves, size = "md", primary = true }: { deal: DealRecord; moves: Moves; size?: "sm" | "md"; primary?: boolean }) {
  if (!deal.canEdit) return null;
  const working = moves.working && !moves.closing;
  if (deal.status !== "OPEN") return <Button size={size} working={moves.working} onClick={moves.reopen}>Reopen</Button>;
  return (
    <>
      <Button size={size} working={working} onClick={moves.lose}>Mark as lost</Button>
      <Button size={size} variant={primary ? "primary" : "secondary"} working={working} onClick={moves.win}>Mark as won</Button>
    </>
  );
}

/** The question a move is waiting for, if it has one. */
export function EndingQuestion({ moves, searches }: { moves: Moves; searches: Pick<RecordSearches, "onFindCustomers"> }) {
  return moves.closing && <ClosingDialog key={moves.closing.fault ?? moves.closing.kind} {...moves.closing} onFindCustomers={searches.onFindCustomers} />;
}
