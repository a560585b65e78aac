import Link from "next/link";
import { RailSection } from "@/components/layout/record-layout";
import { Day } from "@/components/ui/date-time";
import { Facts } from "@/components/ui/facts";
import { HealthBadge } from "@/components/ui/health-badge";
import { Measure } from "@/components/ui/measure";
import { Signal } from "@/components/ui/signal";
import type { Renewal } from "@/lib/deals/queries/renewal";

/** What a renewal stands on: the outcomes that data has proved, how far each plan is, the customer's health, and what is in the way. */
export function DealRenewal({ renewal: { renewsAt, health, products, outcomes, blockers, scores } }: { renewal: Renewal }) {
  const proved = outcomes.filter((one) => one.proved === one.tasks);
  return (
    <RailSection title="Renewal">
      <Facts facts={[
        { label: "Term ends", value: <Day value={renewsAt} full /> },
        { label: "Health", value: <HealthBadge score={health} /> },
        { label: "Outcomes proved", value: outcomes.length > 0 ? `${proved.length} of ${outcomes.length}` : "No task serves one" },
        { label: "Blockers", value: blockers.length > 0 ? `${blockers.length} open` : "None" },
      ]} />
      <ul className="mt-3 grid gap-2.5" aria-label="Products of this renewal">
        {products.map(({ id, name, planId, progress, renewsAt: until }) => (
          <li key={id} className="grid gap-1">
            <p className="flex justify-between gap-3">{planId ? <Link className="truncate" href={`/adoption/${planId}`}>{name}</Link> : <span className="truncate">{name}</span>}<span className="shrink-0 text-xs text-ink-2">paid until <Day value={until} full /></span></p>
            {progress !== null && <div className="flex items-center gap-2 text-xs text-ink-2"><Measure className="flex-1" label={`Plan of ${name}`} value={Number(progress)} /><span>{Math.round(Number(progress))}%</span></div>}
          </li>
        ))}
      </ul>
      {outcomes.length > 0 && (
        <ul className="mt-3 grid gap-1" aria-label="Outcomes">
          {outcomes.map((one) => <li key={one.name} className="flex items-center gap-2"><Signal mark={one.proved === one.tasks ? "circle" : "ring"} /><span className="flex-1 truncate">{one.name}</span><span className="text-xs text-ink-2">{saidOf(one)}</span></li>)}
        </ul>
      )}
      {blockers.length > 0 && <ul className="mt-3 grid list-disc gap-1 pl-4" aria-label="Open blockers">{blockers.map(({ id, title }) => <li key={id}>{title}</li>)}</ul>}
      {scores && scores.length > 0 && <p className="mt-3 text-xs text-ink-2">Weekly scores before it was lost: {scores.map(({ score }) => score ?? "–").join(", ")}</p>}
    </RailSection>
  );
}

/** Proved is what data shows; what only people said is done, not proved. */
function saidOf({ done, proved, tasks }: Renewal["outcomes"][number]) {
  if (proved === tasks) return "proved";
  return done === tasks ? `done, ${proved} of ${tasks} proved` : `${done} of ${tasks} tasks`;
}
