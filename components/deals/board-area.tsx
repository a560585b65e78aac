"use client";

import { useSearchParams } from "next/navigation";
import { remembered } from "@/components/changes/live-own";
import { LiveScope } from "@/components/changes/live-scope";
import type { BoardActions } from "./board/board-actions";
import { DealBoard, type DealBoardProps } from "./deal-board";
import { openDeal } from "./panel/open-deal";
import type { Undo } from "./record/record-actions";
import { searchesOf, type Questions } from "./record/searches";

type Acts = Questions & { moveDeals: BoardActions["onMove"]; winDeals: BoardActions["onWin"]; loseDeals: BoardActions["onLose"]; reopenDeal: BoardActions["onReopen"]; editDeal: BoardActions["onEdit"]; bulkEditDeals: BoardActions["onBulk"]; deleteDeals: BoardActions["onDelete"]; undoChangeSet: Undo; planActivity: DealBoardProps["onPlan"] };
type Props = Pick<DealBoardProps, "board" | "tones" | "address" | "people"> & { actions: Acts };

/** The board with its address: which deal is open, and that opening one changes nothing but that. */
export function BoardArea({ actions, ...board }: Props) {
  const openId = useSearchParams().get("deal");
  const acts = {
    onMove: remembered(actions.moveDeals), onWin: remembered(actions.winDeals), onLose: remembered(actions.loseDeals), onReopen: remembered(actions.reopenDeal), onEdit: remembered(actions.editDeal),
    onBulk: remembered(actions.bulkEditDeals), onDelete: remembered(actions.deleteDeals), onUndo: remembered(actions.undoChangeSet), onPlan: remembered(actions.planActivity),
  };
  return (
    <>
      <LiveScope entities={["Deal", "DealLine", "Activity", "Customer", "Pipeline", "PipelineStage"]} />
      <DealBoard {...board} {...acts} openId={openId} onOpen={openDeal} onFindCustomers={searchesOf(actions).onFindCustomers} />
    </>
  );
}
