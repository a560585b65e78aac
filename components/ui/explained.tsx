"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { formatCount } from "./format";
import { useReader } from "./locale";
import { Popover } from "./popover";

export type ExplainedLine = { label: string; points: number; max?: number | undefined; href?: string | undefined };

/** A number that brings its reason: press it and the lines that add up to it appear. */
export function Explained({ label, total, lines, note, children }: { label: string; total: number | null; lines: readonly ExplainedLine[]; note?: ReactNode; children?: ReactNode }) {
  const { locale } = useReader();
  const face = children ?? (total === null ? "—" : formatCount(total, locale));
  return (
    <Popover
      label={label} className="w-80 p-0"
      trigger={<button type="button" aria-label={`${label}, ${total ?? "not enough data"}. Show why`} className="-mx-1 inline-flex min-h-6 items-center rounded-sm px-1 font-medium decoration-line-control decoration-dotted underline-offset-4 hover:bg-hover not-has-[.rounded-sm]:underline">{face}</button>}
    >
      <ExplainedLines label={label} total={total} lines={lines} note={note} />
    </Popover>
  );
}

/** The same lines, laid open in a rail. */
export function ExplainedLines({ label, total, lines, note, className }: { label: string; total: number | null; lines: readonly ExplainedLine[]; note?: ReactNode; className?: string | undefined }) {
  const { locale } = useReader();
  return (
    <div className={cn("px-4 py-3", className)}>
      <p className="mb-1.5 font-semibold">{label}</p>
      <dl>
        {lines.map(({ label: reason, points, max, href }) => (
          <div key={reason} className="flex justify-between gap-4 py-[3px] text-ink-2">
            <dt className="min-w-0">{href ? <Link href={href} className="underline underline-offset-2">{reason}</Link> : reason}</dt>
            <dd className={cn("whitespace-nowrap", points < 0 && "text-risk-text")}>
              {formatCount(points, locale, Number.isInteger(points) ? 0 : 1)}
              {max !== undefined && <span className="text-ink-3"> of {formatCount(max, locale)}</span>}
            </dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-t border-line-strong pt-1.5 font-semibold">
          <dt>Together</dt>
          <dd>{total === null ? "Not enough data" : formatCount(total, locale)}</dd>
        </div>
      </dl>
      {note && <p className="mt-2 text-xs text-ink-3">{note}</p>}
    </div>
  );
}
