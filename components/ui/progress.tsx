import type { ReactNode } from "react";
import { formatCount } from "./format";

/** Long work: how far, how much, how long yet, and a way to stop. The page may be left. */
export function Progress({ label, value, max, left, locale, children }: { label: string; value: number; max: number; left?: string | undefined; locale?: string | undefined; children?: ReactNode }) {
  const share = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="text-xs text-ink-3">{formatCount(value, locale)} of {formatCount(max, locale)}{left && `, ${left}`}</span>
      </div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={value} className="measure is-accent" style={{ "--v": `${share}%` }}>
        <i className="transition-[width] duration-200" />
      </div>
      {children && <div className="flex items-center gap-2 text-xs text-ink-3">{children}</div>}
    </div>
  );
}
