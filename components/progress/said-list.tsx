import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";

export type Line = { id: string; at: string; byName: string; isClient: boolean; content: string };

/** What the client and we said, newest last, each marked with whose it is; `beside` says what it is about. */
export function SaidList<L extends Line>({ label, lines, beside }: { label: string; lines: readonly L[]; beside?: (line: L) => ReactNode }) {
  return (
    <ul aria-label={label} className="grid gap-2.5">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-2.5">
          <Avatar name={line.byName} className="mt-1.5" />
          <div className={cn("min-w-0 flex-1 rounded-md px-3 py-2", line.isClient ? "bg-accent-tint" : "bg-sunken")}>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-3">
              <span className="font-medium text-ink">{line.byName}</span>
              <Badge>{line.isClient ? "client" : "staff"}</Badge>
              <DateTime value={line.at} />
              {beside?.(line)}
            </p>
            <p className="mt-0.5 whitespace-pre-wrap [overflow-wrap:anywhere]">{line.content}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
