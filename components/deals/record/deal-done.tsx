import { Check } from "lucide-react";
import { activityNames } from "@/components/activities/activity-names";
import { DateTime } from "@/components/ui/date-time";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";

/** What has been done on the deal, newest first. */
export function DealDone({ deal }: { deal: DealRecord }) {
  if (deal.done.length === 0) return null;
  return (
    <section aria-label="Done">
      <h2 className="mb-1.5 font-semibold">Done</h2>
      <ul className="divide-y divide-line">
        {deal.done.map(({ id, type, subject, outcome, completedAt, assigneeName }) => (
          <li key={id} className="flex items-start gap-2 py-2">
            <Check className="mt-0.5 size-4 text-ink-3" aria-hidden="true" />
            <div className="min-w-0 flex-1">
              <p>{activityNames[type]}: {subject}</p>
              {outcome && <p className="text-ink-2 [overflow-wrap:anywhere]">{outcome}</p>}
            </div>
            <p className="text-right text-xs whitespace-nowrap text-ink-3"><DateTime value={completedAt} />{assigneeName && <span className="block">{assigneeName}</span>}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
