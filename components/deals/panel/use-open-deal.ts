"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";

export type Look = (dealId: string) => Promise<DealRecord | null>;

/** The deal the address names: as the server sent it with the page, else asked for by itself. `gone` when it is not there any more. */
export function useOpenDeal(initial: DealRecord | null, onLook: Look) {
  const openId = useSearchParams().get("deal");
  const [seen, setSeen] = useState<ReadonlyMap<string, DealRecord | null>>(new Map());
  const isHere = initial !== null && initial.id === openId;
  const look = useEffectEvent(onLook);
  // Opening a deal changes the address without asking the server for the page: only the deal itself is fetched.
  useEffect(() => {
    if (!openId || isHere) return;
    let isWanted = true;
    void look(openId).then((deal) => isWanted && setSeen((now) => new Map([...now, [openId, deal]])));
    return () => {
      isWanted = false;
    };
  }, [openId, isHere]);
  const deal = isHere ? initial : openId ? seen.get(openId) : undefined;
  return { openId, deal: deal ?? null, isGone: deal === null };
}
