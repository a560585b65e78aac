import { Signal } from "@/components/ui/signal";
import { DateTime } from "@/components/ui/date-time";
import type { Picture, ShownBlocker } from "@/lib/progress/shapes";
import { Comments } from "./comments";
import { count } from "./words";

/** What stands in the way on either side, each with the working days counted and the days it has been open. */
export function BlockerList({ picture: { blockers, sellerName } }: { picture: Picture }) {
  if (blockers.length === 0) return null;
  return (
    <section aria-labelledby="blockers" className="box px-5 pt-4.5 pb-5">
      <h2 id="blockers" className="mb-3.5 text-[15px]/5 font-semibold">In the way</h2>
      <ul className="grid gap-4">
        {blockers.map((blocker) => (
          <li key={blocker.id} className="flex gap-3">
            <Signal mark="octagon" className="mt-1.5" />
            <div className="min-w-0 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{blocker.title}</p>
              {blocker.description && <p className="[overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{blocker.description}</p>}
              <p className="text-sm text-ink-3">Waits on {blocker.side === "us" ? sellerName : blocker.side} · {ages(blocker)}{blocker.isPaused && blocker.pausedUntil && <>, paused until <DateTime value={blocker.pausedUntil} /></>}</p>
              {blocker.comments.length > 0 && <div className="mt-2"><Comments comments={blocker.comments} /></div>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ages({ countedDays, openDays }: ShownBlocker) {
  const open = openDays === 0 ? "open since today" : `open for ${count(openDays, "day")}`;
  return !countedDays ? open : `${count(countedDays, "working day")} counted, ${open}`;
}
