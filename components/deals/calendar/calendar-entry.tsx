"use client";

import { cn } from "@/components/ui/cn";
import { Money } from "@/components/ui/money";
import type { CalendarDeal } from "@/lib/deals/queries/shapes";
import { openDeal } from "../panel/open-deal";

/** One deal on its day: a dot in its stage's colour, the name, the amount. */
export function CalendarEntry({ deal, tone, large = false }: { deal: CalendarDeal; tone: string | undefined; large?: boolean }) {
  return (
    <button
      type="button" data-card={deal.id} title={`${deal.name}, ${deal.customerName ?? "no customer"}, ${deal.stageName}`} onClick={() => openDeal(deal.id)}
      className={cn("flex w-full min-w-0 items-center gap-1.5 rounded-sm px-1 text-left hover:bg-hover", large ? "min-h-11 border border-line bg-surface px-3" : "min-h-6 text-xs")}
    >
      <span aria-hidden="true" className="size-2 flex-none rounded-full" style={{ background: tone ?? "var(--line-control)" }} />
      <span className={cn("min-w-0 flex-1 truncate", deal.isOverdue && "text-risk-text")}>{deal.name}</span>
      <Money value={deal.amount} currency={deal.currencyCode} compact className="text-ink-3" />
    </button>
  );
}
