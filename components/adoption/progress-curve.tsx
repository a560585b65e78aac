"use client";

import { Table2 } from "lucide-react";
import { useState } from "react";
import { Day } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { Pace } from "@/lib/adoption/rules/pace";
import type { ProgressDay } from "@/lib/adoption/shapes";

const [WIDTH, HEIGHT] = [300, 96];

type Props = { days: readonly ProgressDay[]; pace: Pace | null; label: string };
type Ahead = ReturnType<typeof aheadOf>;

/** Progress day by day, 0 to 100: it stands until the next day that is known, and dotted from there at the pace it has. As a curve, or as a table for whoever cannot see one. */
export function ProgressCurve({ days, pace, label }: Props) {
  const [isTable, setIsTable] = useState(false);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const past = Math.max(1, dayNumber(last.day) - dayNumber(first.day));
  const ahead = aheadOf(last, pace, past);
  const from = `${label}: from ${first.percent} percent on ${first.day} to ${last.percent} percent on ${last.day}`;
  return (
    <div>
      <div className="-mt-9 mb-1 flex justify-end">
        <IconButton size="sm" label={isTable ? "Show as a curve" : "Show as a table"} onClick={() => setIsTable(!isTable)}><Table2 /></IconButton>
      </div>
      {isTable ? <DayTable days={days} label={label} /> : <Curve days={days} last={last} past={past} ahead={ahead} label={from} />}
      <Ends first={first} last={last} ahead={ahead} />
    </div>
  );
}

function DayTable({ days, label }: Pick<Props, "days" | "label">) {
  return (
    <div className="max-h-48 overflow-y-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-xs">
        <thead className="sr-only"><tr><th scope="col">Day</th><th scope="col">Percent</th></tr></thead>
        <tbody>
          {days.toReversed().map(({ day, percent }) => <tr key={day}><td><Day value={day} full /></td><td className="text-right">{percent.toFixed(2)}%</td></tr>)}
        </tbody>
      </table>
    </div>
  );
}

function Curve({ days, last, past, ahead, label }: Pick<Props, "days" | "label"> & { last: ProgressDay; past: number; ahead: Ahead }) {
  const xOf = (since: number) => 2 + ((WIDTH - 8) * since) / (past + (ahead?.days ?? 0));
  const x = ({ day }: { day: string }) => xOf(dayNumber(day) - dayNumber(days[0]?.day ?? day));
  const y = ({ percent }: { percent: number }) => HEIGHT - 4 - ((HEIGHT - 8) * percent) / 100;
  const line = days.reduce((path, one, place) => `${path}${place === 0 ? `M${x(one)},${y(one)}` : `H${x(one)}V${y(one)}`}`, "");
  const dotted = ahead && `M${x(last)},${y(last)}L${xOf(past + ahead.days)},${y(ahead)}`;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="w-full">
      <path d={`M2,${HEIGHT - 4}H${WIDTH - 2}`} className="stroke-line" />
      <path d={line} fill="none" className="stroke-accent" strokeWidth={2} />
      {dotted && <path d={dotted} fill="none" className="stroke-accent" strokeWidth={1.5} strokeDasharray="2 4" />}
      <circle cx={x(last)} cy={y(last)} r={3.5} className="fill-accent" />
    </svg>
  );
}

/** The days the curve begins and ends with; the last one known stands between them where the pace leads to the end of the term. */
function Ends({ first, last, ahead }: { first: ProgressDay; last: ProgressDay; ahead: Ahead }) {
  const now = <><Day value={last.day} />, {last.percent.toFixed(2)}%</>;
  return (
    <p className="flex justify-between text-xs text-ink-3">
      <span><Day value={first.day} /></span>
      {ahead?.day && <span>{now}</span>}
      <span>{ahead?.day ? <Day value={ahead.day} full /> : now}</span>
    </p>
  );
}

/** To the day the term ends, or as far again as the past reaches if that comes first: a long term would press the past into a corner. */
function aheadOf(last: ProgressDay, pace: Pace | null, past: number) {
  if (!pace?.until || pace.perWeek === null) return null;
  const left = dayNumber(pace.until) - dayNumber(last.day);
  const days = Math.min(left, past);
  return { days, day: days === left ? pace.until : null, percent: Math.min(100, Math.max(0, last.percent + (pace.perWeek * days) / 7)) };
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
