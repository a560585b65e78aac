"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { useReader } from "@/components/ui/locale";
import type { Counts } from "@/lib/imports/batches";
import type { Fate } from "@/lib/imports/rules";
import { FATES, TABS_OF } from "./words";

const shades: Record<Fate, string> = { CREATE: "bg-fill", UPDATE: "bg-accent", SKIP: "shadow-[inset_0_0_0_1.5px_var(--line-control)]", ERROR: "bg-risk" };
const order: readonly Fate[] = ["CREATE", "UPDATE", "SKIP", "ERROR"];

/** How many rows have which fate, as a bar and in figures. With `tabHref` each figure opens its rows. */
export function FateFigures({ counts, labels = FATES, tabHref }: { counts: Counts; labels?: Record<Fate, string> | undefined; tabHref?: string | undefined }) {
  const { locale } = useReader();
  const figures = order.map((fate) => ({ fate, label: labels[fate], count: countOf(counts, fate) }));
  return (
    <>
      <div role="img" aria-label={figures.map(({ label, count }) => `${label}: ${count.toLocaleString(locale)}`).join(", ")} className="mt-3 mb-4 flex h-2.5 gap-0.5">
        {figures.map(({ fate, count }) => count > 0 && <i key={fate} className={cn("min-w-1.5 rounded-xs", shades[fate])} style={{ flex: count }} />)}
      </div>
      <dl className="grid grid-cols-4 gap-x-2 gap-y-3 max-sm:grid-cols-2">
        {figures.map(({ fate, label, count }) => (
          <div key={fate}>
            <dt className="flex items-center gap-1.5 text-xs text-ink-3"><i aria-hidden="true" className={cn("size-2 flex-none rounded-[2px]", shades[fate])} />{label}</dt>
            <dd className="text-xl font-medium">{tabHref && count > 0 ? <Link href={`${tabHref}${TABS_OF[fate]}`} scroll={false} className="text-ink">{count.toLocaleString(locale)}</Link> : count.toLocaleString(locale)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function countOf({ create = 0, update = 0, skip = 0, error = 0 }: Counts, fate: Fate) {
  return { CREATE: create, UPDATE: update, SKIP: skip, ERROR: error }[fate];
}
