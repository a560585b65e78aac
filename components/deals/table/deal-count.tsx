"use client";

import type { z } from "zod";
import { HowMany } from "@/components/layout/how-many";
import type { Outcome } from "@/lib/action";
import type { DealList } from "@/lib/deals/queries/shapes";
import type { ReadBoard } from "@/lib/deals/rules/asking";

type Props = { list: Pick<DealList, "count" | "isCountCapped">; address: string; pipelineId: string; actions: { countDeals: (input: z.input<typeof ReadBoard>) => Promise<Outcome<number>> } };

/** How many deals the table's address leaves; another address is another count. */
export function DealCount({ list: { count, isCountCapped }, address, pipelineId, actions }: Props) {
  const query = new URLSearchParams(address);
  query.delete("after");
  query.set("pipeline", pipelineId);
  const asked = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
  return <HowMany key={String(query)} count={count} isCapped={isCountCapped} one="deal" onCount={() => actions.countDeals(asked)} />;
}
