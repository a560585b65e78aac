"use client";

import { Table2 } from "lucide-react";
import { useState } from "react";
import { Day } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { ProgressDay } from "@/lib/adoption/shapes";

const [WIDTH, HEIGHT] = [300, 96];

/** Progress day by day, 0 to 100: it stands until the next day that is known. As a curve, or as a table for whoever cannot see one. */
export function ProgressCurve({ days, label }: { days: readonly ProgressDay[]; label: string }) {
  const [isTable, setIsTable] = useState(false);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const span = Math.max(1, dayNumber(last.day) - dayNumber(first.day));
  const x = ({ day }: ProgressDay) => 2 + ((WIDTH - 8) * (dayNumber(day) - dayNumber(first.day))) / span;
  const y = ({ percent }: ProgressDay) => HEIGHT - 4 - ((HEIGHT - 8) * percent) / 100;
  const line = days.reduce((path, one, place) => `${path}${place === 0 ? `M${x(one)},${y(one)}` : `H${x(one)}V${y(one)}`}`, "");
  return (
    <div>
      <div className="-mt-9 mb-1 flex justify-end"><IconButton size="sm" label={isTable ? "Show as a curve" : "Show as a table"} onClick={() => setIsTable(!isTable)}><Table2 /></IconButton></div>
      {isTable ? (
        <div className="max-h-48 overflow-y-auto" tabIndex={0} role="region" aria-label={label}>
          <table className="w-full text-xs"><thead className="sr-only"><tr><th scope="col">Day</th><th scope="col">Percent</th></tr></thead><tbody>{days.toReversed().map(({ day, percent }) => <tr key={day}><td><Day value={day} full /></td><td className="text-right">{percent}%</td></tr>)}</tbody></table>
        </div>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: from ${first.percent} percent on ${first.day} to ${last.percent} percent on ${last.day}`} className="w-full">
          <path d={`M2,${HEIGHT - 4}H${WIDTH - 2}`} className="stroke-line" />
          <path d={line} fill="none" className="stroke-accent" strokeWidth={2} />
          <circle cx={x(last)} cy={y(last)} r={3.5} className="fill-accent" />
        </svg>
      )}
      <p className="flex justify-between text-xs text-ink-3"><span><Day value={first.day} /></span><span><Day value={last.day} />, {last.percent}%</span></p>
    </div>
  );
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
