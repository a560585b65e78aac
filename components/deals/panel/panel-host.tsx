"use client";

import dynamic from "next/dynamic";
import { useShortcut } from "@/components/layout/shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { SidePanel } from "@/components/ui/side-panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import { DealStatus } from "../deal-status";
import type { DealChoices } from "../filters/choices";
import type { RecordActions, RecordSearches } from "../record/record-actions";
import { cardOf, closeDeal, neighbours, openDeal } from "./open-deal";
import { useOpenDeal, type Look } from "./use-open-deal";

const DealPanel = dynamic(() => import("../deal-panel").then((file) => file.DealPanel), { loading: PanelSkeleton });

export type PanelHostProps = { initial: DealRecord | null; onLook: Look; choices: DealChoices; actions: RecordActions; searches: RecordSearches };

/** The panel of the deal the address names. J and K walk the column, Escape closes it, and focus goes back to the card. */
export function PanelHost({ initial, onLook, ...rest }: PanelHostProps) {
  const { openId, deal, isGone } = useOpenDeal(initial, onLook);
  const walk = (step: "previous" | "next") => {
    const to = openId && neighbours(openId)[step];
    if (!to) return;
    openDeal(to);
    cardOf(to)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const close = () => {
    const card = openId && cardOf(openId);
    closeDeal();
    if (card) requestAnimationFrame(() => card.focus());
  };
  const isOpen = openId !== null;
  useShortcut("j", () => walk("next"), isOpen);
  useShortcut("k", () => walk("previous"), isOpen);
  useShortcut("Escape", close, isOpen);
  if (!openId) return null;
  return (
    <SidePanel label={deal?.title ?? "Deal"} number={deal?.number} badge={deal && <DealStatus status={deal.status} />} fullHref={`/deals/${openId}`} onPrevious={() => walk("previous")} onNext={() => walk("next")} onClose={close}>
      {isGone && <EmptyState framed={false} title="This deal is not here any more">It was deleted, or it is not yours to see.</EmptyState>}
      {!isGone && !deal && <PanelSkeleton />}
      {deal && <DealPanel key={deal.id} deal={deal} {...rest} />}
    </SidePanel>
  );
}

function PanelSkeleton() {
  return (
    <Loading what="the deal">
      <div className="grid gap-5">
        <div className="grid gap-2"><Skeleton className="h-4 w-4/5" /><Skeleton className="w-1/2" /></div>
        <Skeleton className="h-2" />
        <div className="grid gap-4">{Array.from({ length: 7 }, (_, row) => <div key={row} className="flex gap-6"><Skeleton className="w-24" /><Skeleton className="w-40" /></div>)}</div>
        <Skeleton className="h-28" />
      </div>
    </Loading>
  );
}
