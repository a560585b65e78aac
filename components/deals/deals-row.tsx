"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { late } from "@/components/ui/late";
import { useIdle } from "@/components/ui/use-idle";
import type { PanelHostProps } from "./panel/panel-host";
import type { RecordActions } from "./record/record-actions";
import { searchesOf, type Questions } from "./record/searches";
import type { Outcome } from "@/lib/action";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";

const load = () => import("./panel/panel-host").then((file) => file.PanelHost);
const PanelHost = late(load);

type LookAtDeal = { lookAtDeal: (input: { dealId: string }) => Promise<Outcome<DealRecord>> };
type Props = Pick<PanelHostProps, "initial" | "choices"> & { actions: RecordActions & Questions & LookAtDeal; children: ReactNode };

/** The list at the left, the open deal at the right. What a deal opens with comes once the list stands; from then on it keeps what was seen. */
export function DealsRow({ children, initial, choices, actions }: Props) {
  const isOpen = useSearchParams().has("deal");
  const isIdle = useIdle();
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  // Fetched, not shown: the first deal that is opened is there at once.
  useEffect(() => void (isIdle && load()), [isIdle]);
  const look = async (dealId: string) => {
    const outcome = await actions.lookAtDeal({ dealId });
    return outcome.ok ? outcome.value : null;
  };
  return (
    <div className="board-row">
      {children}
      {wasOpen && <PanelHost initial={initial} choices={choices} actions={actions} searches={searchesOf(actions)} onLook={look} />}
    </div>
  );
}
