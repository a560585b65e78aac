import type { ReactNode } from "react";
import { cn } from "./cn";

/** What this place holds, why it is empty now, and one or two ways on. */
export function EmptyState({ title, heading: Heading = "h2", actions, framed = true, className, children }: { title: string; /** "h1" where this is the page. */ heading?: "h1" | "h2" | undefined; actions?: ReactNode; framed?: boolean | undefined; className?: string | undefined; children?: ReactNode }) {
  return (
    <div className={cn("grid content-center justify-items-center gap-2 px-6 py-8 text-center text-ink-2", framed && "box", className)}>
      <svg className="h-7 w-24 text-line-control" viewBox="0 0 96 28" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M2 14h92" strokeDasharray="1 7" strokeLinecap="round" />
        <circle cx="48" cy="14" r="6" fill="var(--surface)" />
      </svg>
      <Heading className="text-md font-semibold text-ink">{title}</Heading>
      {children && <div className="max-w-[52ch] text-balance">{children}</div>}
      {actions && <div className="mt-1 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
