"use client";

import { cn } from "@/components/ui/cn";
import type { DealGroup, DealRow } from "@/lib/deals/queries/shapes";
import type { Grouping } from "../address";
import { CardFace, cardState } from "../deal-card";
import { openDeal } from "../panel/open-deal";
import { GroupSums } from "./group-row";

/** On a phone a row is a card; its group's sums stand above the first of them. */
export function PhoneRow({ row, heading, grouping, isOpen }: { row: DealRow; heading: DealGroup | undefined | null | ""; grouping: Grouping | null; isOpen: boolean }) {
  return (
    <li>
      {heading && grouping && <p className="flex flex-wrap items-baseline gap-x-3 pt-3 pb-1.5"><GroupSums group={heading} grouping={grouping} /></p>}
      <button type="button" data-card={row.id} onClick={() => openDeal(row.id)} className={cn(cardState(row), "text-left", isOpen && "is-open")}>
        <CardFace card={row} stage={{ daysInStage: null, isClosedWon: row.status === "WON", isClosedLost: row.status === "LOST" }} />
      </button>
    </li>
  );
}
