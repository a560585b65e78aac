"use client";

import { Day } from "@/components/ui/date-time";
import { windowsOf } from "@/lib/calendars/clock";
import type { BusinessCalendar, Calendar, Minutes } from "@/lib/calendars/rules";
import { dayOf, shiftDay } from "@/lib/dates";

/** The next two weeks, day by day, as stretches of open and closed; what differs from the stored calendar is marked. */
export function CalendarStrips({ calendar, stored, draft, now }: { calendar: Calendar; stored: Calendar | null; draft: BusinessCalendar; now: Date }) {
  const today = dayOf(now, calendar.zone);
  const days = Array.from({ length: 14 }, (_, n) => shiftDay(today, n));
  return (
    <ol aria-label="The next two weeks" className="grid gap-1.5">
      {days.map((day) => {
        const windows = windowsOf(calendar, day);
        const isChanged = stored !== null && inWords(windowsOf(stored, day)) !== inWords(windows);
        const name = [...draft.overrides, ...draft.holidays].find(({ date }) => date === day)?.name;
        return (
          <li key={day} data-day={day} className="grid grid-cols-[76px_minmax(0,1fr)] items-center gap-x-3 text-xs">
            <Day value={day} zone={calendar.zone} className="text-ink-2" />
            <span className="relative h-2 overflow-hidden rounded-full bg-(--track)" aria-hidden="true">
              {windows.map(([from, to]) => <i key={from} className={isChanged ? "absolute inset-y-0 bg-accent" : "absolute inset-y-0 bg-(--fill)"} style={{ left: `${(from / 1440) * 100}%`, width: `${((to - from) / 1440) * 100}%` }} />)}
            </span>
            <span className="col-start-2 truncate text-ink-3">{[inWords(windows) || "Closed", name, isChanged && "changed"].filter(Boolean).join(" · ")}</span>
          </li>
        );
      })}
    </ol>
  );
}

function inWords(windows: readonly Minutes[]) {
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return windows.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(", ");
}
