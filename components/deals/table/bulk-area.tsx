"use client";

import { answered } from "@/components/ui/answered";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import { remembered } from "@/components/changes/live-own";
import type { BoardColumn, DealRow } from "@/lib/deals/queries/shapes";
import type { BoardActions } from "../board/board-actions";
import { BulkBar } from "../board/bulk-bar";
import type { People } from "../board/quick-dialog";
import type { Carried, Place } from "../board/moves";

type Acts = {
  moveDeals: BoardActions["onMove"]; winDeals: BoardActions["onWin"]; loseDeals: BoardActions["onLose"]; reopenDeal: BoardActions["onReopen"]; editDeal: BoardActions["onEdit"];
  bulkEditDeals: BoardActions["onBulk"]; deleteDeals: BoardActions["onDelete"]; undoChangeSet: BoardActions["onUndo"];
};

/** What is done to the selected rows. Moving goes to open stages; winning and losing ask for more and are done on the deal. */
export function BulkArea({ selected, stages, people, actions, onClear }: { selected: DealRow[]; stages: BoardColumn[]; people: People; actions: Acts; onClear: () => void }) {
  const open = stages.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost).map((stage) => ({ ...stage, cards: [] }));
  const acts = {
    onMove: remembered(actions.moveDeals), onWin: remembered(actions.winDeals), onLose: remembered(actions.loseDeals), onReopen: remembered(actions.reopenDeal),
    onEdit: remembered(actions.editDeal), onBulk: remembered(actions.bulkEditDeals), onDelete: remembered(actions.deleteDeals), onUndo: actions.undoChangeSet,
  };
  const move = async (cards: Carried[], { stageId }: Place) => {
    const outcome = await answered(acts.onMove({ cards, toStageId: stageId }));
    const object = cards.length === 1 ? "1 deal" : `${cards.length} deals`;
    if (!outcome.ok) return toastRefusal({ object, message: outcome.message });
    const { changeSetId } = outcome.value;
    const where = stages.find(({ id }) => id === stageId)?.name;
    if (changeSetId) toastUndo({ object, message: `moved to ${where}.`, onUndo: () => void actions.undoChangeSet({ changeSetId }).then((undone) => undone.ok || toastRefusal({ message: undone.message })) });
  };
  return <BulkBar cards={selected} columns={open} people={people} actions={acts} onMove={(cards, place) => void move(cards, place)} onClear={onClear} />;
}
