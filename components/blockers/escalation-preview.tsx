import { DateTime } from "@/components/ui/date-time";
import { levelLabels } from "@/lib/blockers/rules/policy";
import type { Preview } from "@/lib/blockers/shapes";

/** What would fire when, and to whom, as things stand; times are the reader's. */
export function EscalationPreview({ preview, clientName }: { preview: Preview; clientName: string }) {
  return (
    <section aria-label="What fires when" aria-live="polite" className="rounded-md bg-sunken px-4 py-3">
      <p className="mb-1.5 text-xs text-ink-2">If nobody resolves it, counted on {preview.calendar === "ours" ? "our calendar" : `${clientName}’s calendar`} ({preview.zone.replaceAll("_", " ")}); times are yours:</p>
      <ol className="grid gap-1">
        {preview.steps.map(({ level, days, dueAt, deliverAt, names, client }) => (
          <li key={level} data-level={level} className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3">
            <span className="font-medium">{levelLabels[level]}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <DateTime value={dueAt} missing="never" />{" "}
              <span className="text-ink-3">
                after {days} business {days === 1 ? "day" : "days"}{names.length > 0 && `, to ${names.join(", ")}`}
                {deliverAt && dueAt && deliverAt !== dueAt && <>, seen from <DateTime value={deliverAt} /></>}{client && `; ${client}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
