import { Day } from "@/components/ui/date-time";
import type { Pace } from "@/lib/adoption/rules/pace";

/** Where this pace leads until the term ends, and what each week would have to bring. */
export function PlanPace({ pace: { perWeek, until, neededPerWeek, reached } }: { pace: Pace }) {
  const short = reached === null ? 0 : Math.round((100 - reached) * 10) / 10;
  return (
    <div className="mt-1.5 grid gap-0.5 text-xs text-ink-2">
      {until && reached !== null && (short > 0 ? <p className="text-watch-text">At this pace {reached}% by <Day value={until} full />, {points(short)} short.</p> : <p>At this pace it is done before <Day value={until} full />.</p>)}
      {until && neededPerWeek !== null && (short > 0 || reached === null) && <p>{points(neededPerWeek)} each week make it done by <Day value={until} full />.</p>}
      {perWeek !== null && <p>The last 30 days brought {points(perWeek)} a week.</p>}
    </div>
  );
}

const points = (number: number) => `${String(number).replace("-", "−")} ${Math.abs(number) === 1 ? "point" : "points"}`;
