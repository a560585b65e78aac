"use client";

import { RailSection } from "@/components/layout/record-layout";
import { DateTime } from "@/components/ui/date-time";
import { useReader } from "@/components/ui/locale";
import { addBusinessDays, businessDaySeconds, isOpen, nextOpen } from "@/lib/calendars/clock";
import { parseCalendar, type BusinessCalendar, type Calendar } from "@/lib/calendars/rules";
import { CalendarStrips } from "./calendar-strips";

const DAYS = 3;

/** What the calendar means from now on, with what it meant before the changes beside it. */
export function CalendarPreview({ draft, stored, now }: { draft: BusinessCalendar; stored: unknown; now: string }) {
  const reader = useReader();
  const [calendar, before, at] = [parseCalendar(draft), parseCalendar(stored), new Date(now)];
  if (!calendar) return <RailSection title="Preview"><p className="text-ink-3">It stands here once every field can be read.</p></RailSection>;
  const due = addBusinessDays(calendar, at, DAYS);
  const wasDue = before && addBusinessDays(before, at, DAYS);
  const isMoved = before !== null && due?.getTime() !== wasDue?.getTime();
  return (
    <>
      <RailSection title="Preview">
        <div aria-live="polite" className="grid gap-1">
          <p className="text-ink-2">{DAYS} business days from now is</p>
          <p className="text-lg font-medium" data-due={due?.toISOString()}>{due ? <DateTime value={due.toISOString()} zone={calendar.zone} /> : "never"}</p>
          <p className="text-xs text-ink-3">on the clocks of {place(calendar.zone)}{due && reader.zone && reader.zone !== calendar.zone && <>; <DateTime value={due.toISOString()} /> on yours</>}</p>
          {isMoved && <p className="text-xs text-watch-text">Before your changes: {wasDue ? <DateTime value={wasDue.toISOString()} zone={before.zone} /> : "never"}</p>}
        </div>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
          <dt className="text-ink-3">One business day</dt><dd>{hours(businessDaySeconds(calendar))}</dd>
          <dt className="text-ink-3">Now</dt><dd><Standing calendar={calendar} at={at} /></dd>
        </dl>
      </RailSection>
      <RailSection title="The next two weeks"><CalendarStrips calendar={calendar} stored={before} draft={draft} now={at} /></RailSection>
    </>
  );
}

function Standing({ calendar, at }: { calendar: Calendar; at: Date }) {
  const opens = nextOpen(calendar, at);
  if (isOpen(calendar, at)) return "Open";
  return opens ? <>Closed until <DateTime value={opens.toISOString()} zone={calendar.zone} /></> : "Closed for good";
}

function hours(seconds: number) {
  const [whole, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)];
  return [whole > 0 && `${whole} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(" ");
}

function place(zone: string) {
  return zone.replaceAll("_", " ");
}
