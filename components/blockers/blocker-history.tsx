"use client";

import { DateTime } from "@/components/ui/date-time";
import { formatDateTime } from "@/components/ui/dates";
import { useReader } from "@/components/ui/locale";
import type { BlockerView } from "@/lib/blockers/shapes";

/** Everything that happened to it, newest first: who, what, when to the minute, and the words that were given. */
export function BlockerHistory({ blocker: { history, cycle } }: { blocker: BlockerView }) {
  const reader = useReader();
  if (history.length === 0) return null;
  const read = (detail: string) => detail.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, (at) => formatDateTime(at, reader));
  return (
    <details className="border-t border-line px-4 py-2 text-xs">
      <summary className="inline-flex min-h-6 cursor-pointer items-center rounded-sm text-ink-2 hover:text-ink">History, {history.length}{cycle > 1 && `; cycle ${cycle}`}</summary>
      <ol aria-label="History" className="grid gap-1.5 py-1">
        {history.map(({ id, at, text, detail, byName }) => (
          <li key={id} className="grid grid-cols-[132px_minmax(0,1fr)] gap-x-3 max-md:grid-cols-1">
            <DateTime value={at} className="text-ink-3" />
            <span className="[overflow-wrap:anywhere]"><span className="text-ink">{text}</span> <span className="text-ink-3">{byName}</span>{detail && <span className="block text-ink-2">{read(detail)}</span>}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
