"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { formatDateTime } from "@/components/ui/dates";
import { useReader } from "@/components/ui/locale";
import { Measure } from "@/components/ui/measure";
import { levelLabels } from "@/lib/blockers/rules/policy";
import { levelWords } from "@/lib/blockers/rules/words";
import type { BlockerView } from "@/lib/blockers/shapes";
import { calendarOf, durationInWords, nextOf, reachedOf, stepsOf } from "./blocker-words";

const tones = { REMINDER: "watch", MANAGER: "risk", DIRECTOR: "risk" } as const;

/** Counted time first and large, all time second, the next level third; below, the bar with a tick at each level. */
export function EscalationClock({ blocker, clientName }: { blocker: BlockerView; clientName: string }) {
  const reader = useReader();
  const { countedSeconds, openSeconds, closedSeconds, businessDaySeconds, category, openedAt, isRunning, status } = blocker;
  const steps = stepsOf(blocker);
  const reached = reachedOf(blocker)?.level;
  const counted = durationInWords(countedSeconds, businessDaySeconds);
  const when = (at: string | null) => (at ? formatDateTime(at, reader) : "");
  const ticks = steps.map(({ level, targetSeconds, firedAt, dueAt, state }) => ({ at: targetSeconds, label: levelLabels[level], caption: state === "SUPERSEDED" ? "skipped" : state === "CANCELLED" ? "" : when(firedAt ?? dueAt) }));
  return (
    <>
      <div className="flex flex-wrap gap-x-10 gap-y-2.5 px-4 pt-3.5 pb-1">
        <Figure value={counted}>counted on {calendarOf(category, clientName)}</Figure>
        <Figure value={durationInWords(openSeconds)} className="text-ink-2">open in all, since <DateTime value={openedAt} />{closedSeconds > 0 && `, without ${durationInWords(closedSeconds)} while it was resolved`}</Figure>
        {status !== "RESOLVED" && <Ahead blocker={blocker} />}
      </div>
      <Measure
        className="px-4 pt-2.5 pb-1" label="Counted time" said={counted} value={countedSeconds} max={Math.max(1, ...steps.map(({ targetSeconds }) => targetSeconds))} ticks={ticks}
        tone={reached ? tones[reached] : "ink"} large labelled paused={!isRunning && status !== "RESOLVED"}
      />
    </>
  );
}

/** What is left until the next level hears of it. */
function Ahead({ blocker }: { blocker: BlockerView }) {
  const { countedSeconds, businessDaySeconds, isRunning } = blocker;
  const next = nextOf(blocker);
  const place = "ml-auto text-right max-md:ml-0 max-md:basis-full max-md:text-left";
  if (!next) return <Figure value="Told" place={place}>every level has heard of it</Figure>;
  const left = next.targetSeconds - countedSeconds;
  if (left <= 0 && isRunning) return <Figure value="Due" place={place}>the {levelWords[next.level]} hears of it now</Figure>;
  return <Figure value={durationInWords(Math.max(0, left), businessDaySeconds)} place={place}>of working time {isRunning ? "until" : "left, while paused, until"} the {levelWords[next.level]}</Figure>;
}

function Figure({ value, className, place, children }: { value: string; className?: string; place?: string; children: ReactNode }) {
  return (
    <p className={place}>
      <span className={cn("block text-lg/6 font-medium", className)}>{value}</span>
      <span className="text-xs text-ink-3">{children}</span>
    </p>
  );
}
