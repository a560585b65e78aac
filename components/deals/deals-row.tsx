"use client";

import type { ReactNode } from "react";
import { PanelHost, type PanelHostProps } from "./panel/panel-host";
import { searchesOf, type Questions } from "./record/searches";

type Props = Omit<PanelHostProps, "onLook" | "searches"> & Questions & { onLookAtDeal: (input: { dealId: string }) => Promise<{ ok: true; value: PanelHostProps["initial"] } | { ok: false }>; children: ReactNode };

/** The list at the left, the open deal at the right. */
export function DealsRow({ children, onLookAtDeal, onChooseCustomer, onChooseContact, ...panel }: Props) {
  const searches = searchesOf({ onChooseCustomer, onChooseContact });
  const look = async (dealId: string) => {
    const outcome = await onLookAtDeal({ dealId });
    return outcome.ok ? outcome.value : null;
  };
  return (
    <div className="board-row">
      {children}
      <PanelHost {...panel} searches={searches} onLook={look} />
    </div>
  );
}
