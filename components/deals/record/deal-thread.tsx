"use client";

import { useReader } from "@/components/ui/locale";
import { Thread } from "@/components/ui/thread";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import { progressOf, stationsOf } from "./thread-of";

/** The stages as a line, with the time spent in each. */
export function DealThread({ deal, className }: { deal: DealRecord; className?: string }) {
  const { locale, zone } = useReader();
  return <Thread label="Stages" stations={stationsOf(deal, { locale, zone })} progress={progressOf(deal)} className={className} />;
}
