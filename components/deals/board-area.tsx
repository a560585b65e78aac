"use client";

import { useSearchParams } from "next/navigation";
import { remembered } from "@/components/changes/live-own";
import { LiveScope } from "@/components/changes/live-scope";
import { DealBoard, type DealBoardProps } from "./deal-board";
import { openDeal } from "./panel/open-deal";
import { searchesOf, type Questions } from "./record/searches";

type Props = Omit<DealBoardProps, "openId" | "onOpen" | "onFindCustomers"> & Questions;

/** The board with its address: which deal is open, and that opening one changes nothing but that. */
export function BoardArea({ onChooseCustomer, onChooseContact, onMove, onWin, onLose, onReopen, onEdit, onBulk, onDelete, onUndo, onPlan, ...board }: Props) {
  const openId = useSearchParams().get("deal");
  const searches = searchesOf({ onChooseCustomer, onChooseContact });
  const acts = {
    onMove: remembered(onMove), onWin: remembered(onWin), onLose: remembered(onLose), onReopen: remembered(onReopen), onEdit: remembered(onEdit),
    onBulk: remembered(onBulk), onDelete: remembered(onDelete), onUndo: remembered(onUndo), onPlan: remembered(onPlan),
  };
  return (
    <>
      <LiveScope entities={["Deal", "DealLine", "Activity", "Customer", "Pipeline", "PipelineStage"]} />
      <DealBoard {...board} {...acts} openId={openId} onOpen={openDeal} onFindCustomers={searches.onFindCustomers} />
    </>
  );
}
