"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type Segment = { value: string; label: string; icon?: ReactNode; href?: string };

const look = "inline-flex h-[26px] items-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-ink-2 hover:text-ink hover:no-underline max-md:h-8 [&_svg]:size-3.5";
const chosen = "bg-(--chosen) text-ink shadow-[0_0_0_1px_var(--line),var(--shadow-1)]";

/** Layouts of the same data. With `href` the choice lives in the address; otherwise `onChange` hears it. */
export function Segmented({ label, segments, value, onChange, iconsOnly, className }: { label: string; segments: readonly Segment[]; value: string; onChange?: ((value: string) => void) | undefined; iconsOnly?: boolean | undefined; className?: string | undefined }) {
  return (
    <div role="group" aria-label={label} className={cn("inline-flex gap-0.5 rounded-md bg-sunken p-0.5", className)}>
      {segments.map((segment) => {
        const on = segment.value === value;
        const face = <>{segment.icon}<span className={cn(iconsOnly && "sr-only", segment.icon ? "md:max-lg:sr-only" : "")}>{segment.label}</span></>;
        return segment.href ? (
          <Link key={segment.value} href={segment.href} aria-current={on ? "true" : undefined} className={cn(look, on && chosen)}>{face}</Link>
        ) : (
          <button key={segment.value} type="button" aria-pressed={on} onClick={() => onChange?.(segment.value)} className={cn(look, on && chosen)}>{face}</button>
        );
      })}
    </div>
  );
}
