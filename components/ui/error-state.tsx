"use client";

import { useState, type ReactNode } from "react";

/** Small buttons as Button draws them: tests/ui/class-names.test.ts holds them to it. */
export const looks = {
  primary: "relative inline-flex shrink-0 items-center justify-center gap-1.5 overflow-hidden border font-medium whitespace-nowrap transition-colors select-none hover:no-underline disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-disabled aria-disabled:cursor-default [&_svg:not([class*='size-'])]:size-4 border-accent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-press h-[26px] rounded-sm px-2 text-xs max-md:h-8 max-md:px-2.5 [&_svg:not([class*='size-'])]:size-3.5",
  quiet: "relative inline-flex shrink-0 items-center justify-center gap-1.5 overflow-hidden border font-medium whitespace-nowrap transition-colors select-none hover:no-underline disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-disabled aria-disabled:cursor-default [&_svg:not([class*='size-'])]:size-4 border-transparent bg-transparent text-ink-2 hover:bg-press aria-pressed:bg-accent-tint aria-pressed:text-accent-text disabled:border-transparent disabled:bg-transparent h-[26px] rounded-sm px-2 text-xs max-md:h-8 max-md:px-2.5 [&_svg:not([class*='size-'])]:size-3.5",
};

/** What failed, what was kept, the number of the request, and a way to try again. Every page carries it before anything else, so it draws its own buttons and merges no classes. */
export function ErrorState({ title, requestId, onRetry, framed = true, className, children }: { title: string; requestId?: string | undefined; onRetry?: (() => void) | undefined; framed?: boolean | undefined; className?: string | undefined; children?: ReactNode }) {
  const [copied, setCopied] = useState(false);
  return (
    <div role="alert" className={`grid content-center justify-items-center gap-2 px-6 py-8 text-center text-ink-2 ${framed ? "box" : ""} ${className ?? ""}`}>
      <svg className="h-7 w-24 text-line-control" viewBox="0 0 96 28" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
        <path d="M2 14h34M60 14h34" />
        <path d="M42 8l4 12M50 8l4 12" stroke="var(--risk)" />
      </svg>
      <h2 className="text-md font-semibold text-ink">{title}</h2>
      {children && <div className="max-w-[52ch] text-balance">{children}</div>}
      {requestId && <p className="text-xs text-ink-3">Request <span className="mono">{requestId}</span></p>}
      <div className="mt-1 flex flex-wrap justify-center gap-2">
        {onRetry && <button type="button" className={looks.primary} onClick={onRetry}>Try again</button>}
        {requestId && <button type="button" className={looks.quiet} onClick={() => void navigator.clipboard.writeText(requestId).then(() => setCopied(true))}>{copied ? "Copied" : "Copy number"}</button>}
      </div>
    </div>
  );
}
