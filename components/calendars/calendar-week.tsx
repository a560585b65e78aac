"use client";

import { CopyCheck, Plus } from "lucide-react";
import { Box } from "@/components/layout/record-layout";
import { ErrorLine } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import type { BusinessCalendar } from "@/lib/calendars/rules";
import { weekdays } from "@/lib/calendars/rules/words";
import { changed, hoursOf, nextHours, spread, without } from "./calendar-draft";
import { HoursRow, type FaultAt } from "./hours-row";

/** The hours of each weekday. */
export function CalendarWeek({ draft, faultAt, onDraft }: { draft: BusinessCalendar; faultAt: FaultAt; onDraft: (draft: BusinessCalendar) => void }) {
  const fault = faultAt("windows");
  return (
    <Box title="Every week" aside="A closing time is closed. A night is two windows, up to 24:00 and from 00:00." flush>
      {fault && <div className="px-4 pb-2"><ErrorLine>{fault}</ErrorLine></div>}
      <ul>
        {weekdays.map(([weekday, name]) => {
          const hours = hoursOf(draft, weekday);
          return (
            <li key={weekday} className="flex items-start gap-x-3 border-t border-line px-4 py-2 max-md:gap-x-1.5">
              <span className="flex h-[30px] w-24 flex-none items-center font-medium max-md:h-10 max-md:w-9"><span className="max-md:sr-only">{name}</span><span aria-hidden="true" className="md:hidden">{name.slice(0, 3)}</span></span>
              <div className="grid min-w-0 flex-1 gap-2">
                {hours.length === 0 && <span className="flex h-[30px] items-center text-ink-3 max-md:h-10">Closed</span>}
                {hours.map(({ place, from, to }) => (
                  <HoursRow
                    key={place} day={name} hours={{ from, to }} path={`windows.${place}`} faultAt={faultAt}
                    onChange={(change) => onDraft({ ...draft, windows: changed(draft.windows, place, change) })} onRemove={() => onDraft({ ...draft, windows: without(draft.windows, place) })}
                  />
                ))}
              </div>
              <span className="flex h-[30px] flex-none items-center gap-1 max-md:h-10">
                {hours.length > 0 && <IconButton size="sm" className="max-md:hidden" label={`Give every open day the hours of ${name}`} onClick={() => onDraft(spread(draft, weekday))}><CopyCheck /></IconButton>}
                <IconButton size="sm" label={`Add hours on ${name}`} onClick={() => onDraft({ ...draft, windows: [...draft.windows, { weekday, ...nextHours(hours) }] })}><Plus /></IconButton>
              </span>
            </li>
          );
        })}
      </ul>
    </Box>
  );
}
