"use client";

import { RailSection } from "@/components/layout/record-layout";
import { DateTime, Day } from "@/components/ui/date-time";
import { Explained } from "@/components/ui/explained";
import { Facts } from "@/components/ui/facts";
import { HealthBadge } from "@/components/ui/health-badge";
import { Measure } from "@/components/ui/measure";
import { levelWords, waitingOn } from "@/lib/blockers/rules/words";
import type { Implementation, Implementations } from "@/lib/projects/queries";
import { types } from "@/lib/projects/rules/kinds";
import { phaseLabels } from "@/lib/projects/rules/words";
import { StatusBadge } from "./project-status";
import { StartImplementation, type StartAction } from "./start-implementation";

type Props = { implementations: Implementations; deal?: { id: string; name: string; contacts: readonly { id: string; name: string }[] } | undefined; onStart?: StartAction | undefined };

/** The implementation of a customer or a deal, as the people who sold it see it: where it is, how it is, when it goes live. */
export function ImplementationBox({ implementations: { projects, canStart, isWaiting, isOpening }, deal, onStart }: Props) {
  if (projects.length === 0 && !canStart && !isWaiting && !isOpening) return null;
  return (
    <RailSection title="Implementation">
      {isOpening && <p role="status" className="text-ink-2">Handed over. The project is being opened.</p>}
      {isWaiting && <p className="text-ink-2">Not started yet. An administrator starts it from this deal.</p>}
      {canStart && deal && onStart && <StartImplementation deal={deal} onStart={onStart} />}
      <ul className="grid gap-4">{projects.map((project) => <li key={project.id}><Glance project={project} /></li>)}</ul>
    </RailSection>
  );
}

function Glance({ project: { type, status, phase, health, breakdown, target, forecast, live, handoff, phases, blockers, stuck, waitingOnClient } }: { project: Implementation }) {
  const [done, tasks] = [phases.reduce((sum, line) => sum + line.done, 0), phases.reduce((sum, line) => sum + line.tasks, 0)];
  const isLate = !live && target !== null && forecast !== null && forecast > target;
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">{types[type].label}<StatusBadge status={status} />{breakdown && <Explained label="Health" total={health} lines={breakdown.lines}><HealthBadge score={health} short /></Explained>}</p>
      <div className="flex items-center gap-2 text-xs text-ink-2"><Measure className="flex-1" label="Tasks done" value={done} max={tasks} /><span>{done} of {tasks}</span></div>
      <Facts facts={[
        { label: "Phase", value: `${phaseLabels[phase]}, ${phases.find((line) => line.phase === phase)?.done ?? 0} of ${phases.find((line) => line.phase === phase)?.tasks ?? 0}` },
        live ? { label: "Live since", value: <Day value={live} full /> } : { label: "Target go-live", value: <Day value={target} full /> },
        ...(live ? [] : [{ label: "Forecast", value: <Day value={forecast} full className={isLate ? "text-watch-text" : undefined} /> }]),
        { label: "Blockers", value: blockers > 0 ? `${blockers} open` : "None" },
        ...(waitingOnClient > 0 ? [{ label: "Client’s turn", value: `${waitingOnClient} ${waitingOnClient === 1 ? "task" : "tasks"}` }] : []),
        ...(handoff ? [{ label: "Handoff", value: <Explained label="Handoff" total={handoff.total} lines={handoff.lines}>{Math.round(handoff.total)}%</Explained> }] : []),
      ]} />
      {stuck.length > 0 && (
        <ul aria-label="Blockers" className="grid gap-1.5">
          {stuck.map(({ id, title, category, since, level, countedDays, openDays }) => (
            <li key={id} className="grid gap-0.5 rounded-md bg-sunken px-2.5 py-1.5">
              <span className="font-medium [overflow-wrap:anywhere]">{title}</span>
              <span className="text-xs text-ink-3">{waitingOn[category]}, {countedDays === null ? "no working time counted" : `${countedDays} working ${countedDays === 1 ? "day" : "days"} counted`}, open {openDays === 0 ? "less than a day" : `${openDays} ${openDays === 1 ? "day" : "days"}`} in all, since <DateTime value={since} only="day" />{level && level !== "REMINDER" && <span className="text-risk-text">, escalated to the {levelWords[level]}</span>}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
