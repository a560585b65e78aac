import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const look =
  "scrollbar-none flex min-h-(--h-toolbar) flex-none items-center gap-2 overflow-x-auto border-b border-line bg-surface px-6 py-1 max-lg:px-4 max-lg:*:flex-none print:hidden";
type Props = { label?: string; aside?: ReactNode; className?: string | undefined; children: ReactNode };

/** Filters left, totals right, 44 high; scrolls sideways where it is narrow. */
export function Toolbar({ label = "Filters", aside, className, children }: Props) {
  return (
    <div role="group" aria-label={label} className={cn(look, className)}>
      {children}
      {aside && <div className="ml-auto flex items-center gap-2 pl-3">{aside}</div>}
    </div>
  );
}

/** "Open $15.95M  Weighted $5.00M" at the right of a toolbar. */
export function Totals({ totals }: { totals: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="flex gap-5">
      {totals.map(({ label, value }) => (
        <div key={label} className="flex items-baseline gap-1.5 whitespace-nowrap">
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
