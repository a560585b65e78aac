import { ArrowRight, Flag, MessageSquare } from "lucide-react";
import { DateTime } from "@/components/ui/date-time";
import { Timeline, TimelineEntry } from "@/components/ui/timeline";
import type { DealRecord, StageEventRow } from "@/lib/deals/queries/record-shapes";

/** How the deal came along the line: every stage it entered, by whom, and why where somebody said it. */
export function DealPath({ deal }: { deal: DealRecord }) {
  const steps = deal.events.filter(({ fromStage, toStage }) => fromStage !== toStage);
  return (
    <section aria-label="Stages">
      <h2 className="mb-2 font-semibold">The way so far</h2>
      <Timeline label="Stages this deal entered">
        {steps.map((step) => (
          <TimelineEntry
            key={step.id} icon={step.fromStage ? <ArrowRight /> : <Flag />} kind="moved" time={<DateTime value={step.at} />}
            detail={step.note && <span className="flex gap-2"><MessageSquare className="mt-0.5 size-3.5 text-ink-3" aria-hidden="true" />{step.note}</span>}
          >
            <Sentence step={step} />
          </TimelineEntry>
        ))}
      </Timeline>
    </section>
  );
}

function Sentence({ step: { fromStage, toStage, byName, status } }: { step: StageEventRow }) {
  if (!fromStage) return <>Began in <b>{toStage}</b>, by {byName}</>;
  if (status === "WON") return <><b>Won</b> from {fromStage}, by {byName}</>;
  if (status === "LOST") return <><b>Lost</b> from {fromStage}, by {byName}</>;
  return <>Moved from {fromStage} to <b>{toStage}</b> by {byName}</>;
}
