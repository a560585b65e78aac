"use client";

import type { ReactNode } from "react";
import { PanelHost, type PanelHostProps } from "./panel/panel-host";
import type { RecordActions } from "./record/record-actions";
import { searchesOf, type Questions } from "./record/searches";
import type { Outcome } from "@/lib/action";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";

type LookAtDeal = { lookAtDeal: (input: { dealId: string }) => Promise<Outcome<DealRecord>> };
type Props = Pick<PanelHostProps, "initial" | "choices"> & { actions: RecordActions & Questions & LookAtDeal; children: ReactNode };

/** The list at the left, the open deal at the right. */
export function DealsRow({ children, initial, choices, actions }: Props) {
  const look = async (dealId: string) => {
    const outcome = await actions.lookAtDeal({ dealId });
    return outcome.ok ? outcome.value : null;
  };
  return (
    <div className="board-row">
      {children}
      <PanelHost initial={initial} choices={choices} actions={actions} searches={searchesOf(actions)} onLook={look} />
    </div>
  );
}
