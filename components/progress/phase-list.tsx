import { cn } from "@/components/ui/cn";
import type { ShownPhase } from "@/lib/progress/rules/picture";
import { phaseNames, shortDay } from "./words";

/** The stations of the way, upright: behind us, here, ahead. */
export function PhaseList({ phases, locale }: { phases: readonly ShownPhase[]; locale: string }) {
  return (
    <section aria-labelledby="phases" className="box px-5 pt-4.5 pb-5">
      <h2 id="phases" className="mb-3.5 text-[15px]/5 font-semibold">The {phases.length === 6 ? "six " : phases.length === 3 ? "three " : ""}phases</h2>
      <ol>
        {phases.map((phase, place) => {
          const isLast = place === phases.length - 1;
          return (
            <li key={phase.phase} aria-current={phase.state === "now" ? "step" : undefined} className={cn("relative pb-4.5 pl-7", isLast && "pb-0")}>
              <span
                aria-hidden="true"
                className={cn("absolute top-1 left-0 z-1 size-3.5 rounded-full border-2", phase.state === "done" ? "border-fill bg-fill" : phase.state === "now" ? "border-3 border-surface bg-accent outline-2 outline-accent" : "border-line-control bg-surface")}
              />
              {!isLast && <span aria-hidden="true" className={cn("absolute top-2.5 -bottom-2.5 left-1.5 w-0.5", phase.state === "done" ? "bg-fill" : "bg-track")} />}
              <p className="flex justify-between gap-3">
                <span className={cn(phase.state === "now" ? "font-semibold text-accent-text" : phase.state === "done" ? "font-medium" : "text-ink-2")}>{phaseNames[phase.phase]}</span>
                {phase.total > 0 && <span className="text-sm whitespace-nowrap text-ink-3">{phase.done} of {phase.total}</span>}
              </p>
              <p className="text-sm/5 text-ink-3">{told(phase, locale)}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function told({ state, startsOn, endedOn, done, total }: ShownPhase, locale: string) {
  if (state === "done") return total > done ? `Behind us, ${total - done} still open` : endedOn ? `Finished ${shortDay(endedOn, locale)}` : "Finished";
  if (state === "now") return total > done ? `${total - done} to go` : "Under way";
  return startsOn ? `First step by ${shortDay(startsOn, locale)}` : "Ahead";
}
