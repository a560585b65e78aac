"use client";

import { CopyCheck, Plus } from "lucide-react";
import { Box } from "@/components/layout/record-layout";
import { ErrorLine } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import type { BusinessCalendar, Weekday } from "@/lib/calendars/rules";
import { weekdays } from "@/lib/calendars/rules/words";
import { changed, hoursOf, nextHours, spread, without } from "./calendar-draft";
import { HoursRow, type FaultAt } from "./hours-row";

type Week = { draft: BusinessCalendar; faultAt: FaultAt; onDraft: (draft: BusinessCalendar) => void };

/** The hours of each weekday. */
export function CalendarWeek(week: Week) {
  const fault = week.faultAt("windows");
  return (
    <Box title="Every week" aside="A closing time is closed. A night is two windows, up to 24:00 and from 00:00." flush>
      {fault && <div className="px-4 pb-2"><ErrorLine>{fault}</ErrorLine></div>}
      <ul>{weekdays.map(([weekday, name]) => <WeekdayRow key={weekday} {...week} weekday={weekday} name={name} />)}</ul>
    </Box>
  );
}

function WeekdayRow({ weekday, name, draft, faultAt, onDraft }: Week & { weekday: Weekday; name: string }) {
  const hours = hoursOf(draft, weekday);
  const setWindows = (windows: BusinessCalendar["windows"]) => onDraft({ ...draft, windows });
  return (
    <li className="flex items-start gap-x-3 border-t border-line px-4 py-2 max-md:gap-x-1.5">
      <WeekdayName name={name} />
      <div className="grid min-w-0 flex-1 gap-2">
        {hours.length === 0 && <span className="flex h-[30px] items-center text-ink-3 max-md:h-10">Closed</span>}
        {hours.map(({ place, from, to }) => (
          <HoursRow
            key={place}
            day={name}
            hours={{ from, to }}
            path={`windows.${place}`}
            faultAt={faultAt}
            onChange={(change) => setWindows(changed(draft.windows, place, change))}
            onRemove={() => setWindows(without(draft.windows, place))}
          />
        ))}
      </div>
      <span className="flex h-[30px] flex-none items-center gap-1 max-md:h-10">
        {hours.length > 0 && <SpreadButton name={name} onClick={() => onDraft(spread(draft, weekday))} />}
        <IconButton size="sm" label={`Add hours on ${name}`} onClick={() => setWindows([...draft.windows, { weekday, ...nextHours(hours) }])}><Plus /></IconButton>
      </span>
    </li>
  );
}

function WeekdayName({ name }: { name: string }) {
  return (
    <span className="flex h-[30px] w-24 flex-none items-center font-medium max-md:h-10 max-md:w-9">
      <span className="max-md:sr-only">{name}</span><span aria-hidden="true" className="md:hidden">{name.slice(0, 3)}</span>
    </span>
  );
}

function SpreadButton({ name, onClick }: { name: string; onClick: () => void }) {
  return <IconButton size="sm" className="max-md:hidden" label={`Give every open day the hours of ${name}`} onClick={onClick}><CopyCheck /></IconButton>;
}
