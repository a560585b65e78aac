"use client";

import { late } from "@/components/ui/late";
import type { BoardColumn, DealCard } from "@/lib/deals/queries/shapes";
import type { ClosingDialog as Shut } from "../closing-dialog";
import type { BoardActions } from "./board-actions";
import type { QuickAct } from "./card-tools";
import { focusCard } from "./focus";
import type { Carried, Place } from "./moves";
import type { People, QuickDialog as Quick } from "./quick-dialog";
import type { Closing } from "./use-moves";
import type { Selecting } from "./use-selected";

/** What nobody needs to see the board comes when it is asked for. */
const BulkBar = late(() => import("./bulk-bar").then((file) => file.BulkBar));
const QuickDialog = late(() => import("./quick-dialog").then((file) => file.QuickDialog));
const ClosingDialog = late(() => import("../closing-dialog").then((file) => file.ClosingDialog));

export type Asked = { act: QuickAct; card: DealCard };
export type Beside = { people: People; onPlan: Parameters<typeof Quick>[0]["onPlan"]; onFindCustomers: Parameters<typeof Shut>[0]["onFindCustomers"] };
type Props = Beside & { shown: BoardColumn[]; actions: BoardActions; selecting: Selecting; isCarrying: boolean; closing: Closing | null; quick: Asked | null; onMove: (cards: Carried[], place: Place) => void; onQuickDone: () => void };

/** What stands over the board while it is asked for: acts on the selected cards, the question of a closing, the small form of a card. */
export function BoardBeside({ shown, people, actions, selecting: { selected, clear }, isCarrying, closing, quick, onMove, onQuickDone, onPlan, onFindCustomers }: Props) {
  const chosen = selected.size > 0 && !isCarrying ? shown.flatMap(({ cards }) => cards.filter(({ id }) => selected.has(id))) : null;
  const leave = (dealId: string) => {
    onQuickDone();
    focusCard(dealId);
  };
  return (
    <>
      {chosen && <BulkBar cards={chosen} columns={shown} people={people} actions={actions} onMove={onMove} onClear={clear} />}
      {closing && <ClosingDialog {...closing} onFindCustomers={onFindCustomers} />}
      {quick && <QuickDialog {...quick} people={people} onEdit={actions.onEdit} onUndo={actions.onUndo} onPlan={onPlan} onClose={() => leave(quick.card.id)} />}
    </>
  );
}
