"use client";

import { useState, type ReactNode } from "react";
import { buttonLook } from "./button-look";
import { cn } from "./cn";

/** What failed, what was kept, the number of the request, and a way to try again. Every page carries it, so it draws its own buttons. */
export function ErrorState({ title, requestId, onRetry, framed = true, className, children }: { title: string; requestId?: string | undefined; onRetry?: (() => void) | undefined; framed?: boolean | undefined; className?: string | undefined; children?: ReactNode }) {
  const [copied, setCopied] = useState(false);
  return (
    <div role="alert" className={cn("grid content-center justify-items-center gap-2 px-6 py-8 text-center text-ink-2", framed && "box", className)}>
      <svg className="h-7 w-24 text-line-control" viewBox="0 0 96 28" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
        <path d="M2 14h34M60 14h34" />
        <path d="M42 8l4 12M50 8l4 12" stroke="var(--risk)" />
      </svg>
      <h2 className="text-md font-semibold text-ink">{title}</h2>
      {children && <div className="max-w-[52ch] text-balance">{children}</div>}
      {requestId && <p className="text-xs text-ink-3">Request <span className="mono">{requestId}</span></p>}
      <div className="mt-1 flex flex-wrap justify-center gap-2">
        {onRetry && <button type="button" className={buttonLook({ size: "sm", variant: "primary" })} onClick={onRetry}>Try again</button>}
        {requestId && <button type="button" className={buttonLook({ size: "sm", variant: "quiet" })} onClick={() => void navigator.clipboard.writeText(requestId).then(() => setCopied(true))}>{copied ? "Copied" : "Copy number"}</button>}
      </div>
    </div>
  );
}
