"use client";

import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { BusinessCalendar } from "@/lib/calendars/rules";
import { changed, nextHours, without, type Dated } from "./calendar-draft";
import { HoursRow, type FaultAt } from "./hours-row";

type Days = { draft: BusinessCalendar; faultAt: FaultAt; onDraft: (draft: BusinessCalendar) => void };

/** Dates without working time, each with its name. */
export function CalendarHolidays({ draft, faultAt, onDraft }: Days) {
  const { holidays } = draft;
  const set = (next: BusinessCalendar["holidays"]) => onDraft({ ...draft, holidays: next });
  const add = <Button size="sm" onClick={() => set([...holidays, { date: "" }])}><Plus />Add a holiday</Button>;
  return (
    <Box title="Holidays" aside={holidays.length === 0 ? "None yet" : undefined} flush actions={add}>
      <ul>
        {holidays.map((holiday, n) => (
          <DayItem
            key={n}
            day={holiday}
            noun={`holiday ${n + 1}`}
            fault={faultAt(`holidays.${n}.date`) ?? faultAt(`holidays.${n}.name`)}
            onChange={(change) => set(changed(holidays, n, change))}
            onRemove={() => set(without(holidays, n))}
          />
        ))}
      </ul>
    </Box>
  );
}

/** Dates with hours of their own: half days, extra days. They stand above a holiday. */
export function CalendarOverrides({ draft, faultAt, onDraft }: Days) {
  const { overrides } = draft;
  const set = (next: Override[]) => onDraft({ ...draft, overrides: next });
  const add = () => set([...overrides, { date: "", windows: [{ from: "09:00", to: "13:00" }] }]);
  const aside = overrides.length === 0 ? "Half days and extra days; none yet" : "They stand above the week and above a holiday";
  return (
    <Box title="Days with their own hours" aside={aside} flush actions={<Button size="sm" onClick={add}><Plus />Add a day</Button>}>
      <ul>
        {overrides.map((override, n) => (
          <OverrideItem
            key={n}
            override={override}
            place={n}
            faultAt={faultAt}
            onChange={(change) => set(changed(overrides, n, change))}
            onRemove={() => set(without(overrides, n))}
          />
        ))}
      </ul>
    </Box>
  );
}

type Override = BusinessCalendar["overrides"][number];
type Overridden = { override: Override; place: number; faultAt: FaultAt; onChange: (change: Partial<Override>) => void; onRemove: () => void };

function OverrideItem({ override: { windows, ...day }, place, faultAt, onChange, onRemove }: Overridden) {
  const path = `overrides.${place}`;
  const setHours = (hours: Override["windows"]) => onChange({ windows: hours });
  const fault = faultAt(`${path}.date`) ?? faultAt(`${path}.name`) ?? faultAt(path);
  return (
    <DayItem day={day} noun={`day ${place + 1}`} fault={fault} onChange={onChange} onRemove={onRemove}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {windows.length === 0 && <span className="flex h-[30px] items-center text-ink-3">Closed</span>}
        {windows.map((hours, at) => (
          <HoursRow
            key={at}
            day={day.date || `Day ${place + 1}`}
            hours={hours}
            path={`${path}.windows.${at}`}
            faultAt={faultAt}
            onChange={(change) => setHours(changed(windows, at, change))}
            onRemove={() => setHours(without(windows, at))}
          />
        ))}
        <IconButton size="sm" label={`Add hours on ${day.date || `day ${place + 1}`}`} onClick={() => setHours([...windows, nextHours(windows)])}><Plus /></IconButton>
      </div>
    </DayItem>
  );
}

type Day = { day: Dated; noun: string; fault: string | undefined; onChange: (change: Dated) => void; onRemove: () => void; children?: ReactNode };

function DayItem({ day, noun, fault, onChange, onRemove, children }: Day) {
  const faultId = `${noun.replace(" ", "-")}-fault`;
  return (
    <li className="grid gap-2 border-t border-line px-4 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          controlSize="sm"
          type="date"
          className="w-[148px]"
          aria-label={`Date of ${noun}`}
          {...(fault && { "aria-invalid": true, "aria-describedby": faultId })}
          value={day.date}
          onChange={({ target: { value } }) => onChange({ ...day, date: value })}
        />
        <Input
          controlSize="sm"
          className="min-w-32 flex-1 basis-40"
          aria-label={`Name of ${noun}`}
          placeholder="Name"
          value={day.name ?? ""}
          onChange={({ target: { value } }) => onChange({ ...day, name: value })}
        />
        <IconButton size="sm" label={`Remove ${day.name || day.date || noun}`} onClick={onRemove}><Trash2 /></IconButton>
      </div>
      {fault && <ErrorLine id={faultId}>{fault}</ErrorLine>}
      {children}
    </li>
  );
}
