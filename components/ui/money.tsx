"use client";

import { cn } from "./cn";
import { formatCount, formatMoney, formatPercent } from "./format";
import { useReader } from "./locale";

/** An amount in its own currency. Zero is printed, missing is a dash. `code` where two currencies share a symbol. */
export function Money({ value, currency, locale, compact, code, className }: { value: string | null | undefined; currency: string; locale?: string | undefined; compact?: boolean | undefined; code?: boolean | undefined; className?: string | undefined }) {
  const reader = useReader();
  const tongue = locale ?? reader.locale;
  return (
    <span className={cn("whitespace-nowrap", className)} title={compact ? formatMoney(value, currency, tongue) : undefined}>
      {formatMoney(value, currency, tongue, { compact: compact ?? false, code: code ?? false })}
    </span>
  );
}

export function Count({ value, digits = 0, locale }: { value: number | string | null | undefined; digits?: number | undefined; locale?: string | undefined }) {
  const reader = useReader();
  return <>{formatCount(value, locale ?? reader.locale, digits)}</>;
}

/** Plans say two decimals, rates one. The value is already in percent. */
export function Percent({ value, digits = 1, locale }: { value: number | string | null | undefined; digits?: number | undefined; locale?: string | undefined }) {
  const reader = useReader();
  return <>{formatPercent(value, locale ?? reader.locale, digits)}</>;
}
