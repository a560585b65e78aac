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
  return (
    <Box title="Holidays" aside={holidays.length === 0 ? "None yet" : undefined} flush actions={<Button size="sm" onClick={() => set([...holidays, { date: "" }])}><Plus />Add a holiday</Button>}>
      <ul>
        {holidays.map((holiday, n) => (
          <DayItem key={n} day={holiday} noun={`holiday ${n + 1}`} fault={faultAt(`holidays.${n}.date`) ?? faultAt(`holidays.${n}.name`)} onChange={(change) => set(changed(holidays, n, change))} onRemove={() => set(without(holidays, n))} />
        ))}
      </ul>
    </Box>
  );
}

/** Dates with hours of their own: half days, extra days. They stand above a holiday. */
export function CalendarOverrides({ draft, faultAt, onDraft }: Days) {
  const { overrides } = draft;
  const set = (next: BusinessCalendar["overrides"]) => onDraft({ ...draft, overrides: next });
  return (
    <Box title="Days with their own hours" aside={overrides.length === 0 ? "Half days and extra days; none yet" : "They stand above the week and above a holiday"} flush actions={<Button size="sm" onClick={() => set([...overrides, { date: "", windows: [{ from: "09:00", to: "13:00" }] }])}><Plus />Add a day</Button>}>
      <ul>
        {overrides.map((override, n) => {
          const hours = override.windows;
          const setHours = (windows: typeof hours) => set(changed(overrides, n, { windows }));
          const fault = faultAt(`overrides.${n}.date`) ?? faultAt(`overrides.${n}.name`) ?? faultAt(`overrides.${n}`);
          return (
            <DayItem key={n} day={override} noun={`day ${n + 1}`} fault={fault} onChange={(change) => set(changed(overrides, n, change))} onRemove={() => set(without(overrides, n))}>
              <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
                {hours.length === 0 && <span className="flex h-[30px] items-center text-ink-3">Closed</span>}
                {hours.map((each, at) => (
                  <HoursRow key={at} day={override.date || `Day ${n + 1}`} hours={each} path={`overrides.${n}.windows.${at}`} faultAt={faultAt} onChange={(change) => setHours(changed(hours, at, change))} onRemove={() => setHours(without(hours, at))} />
                ))}
                <IconButton size="sm" label={`Add hours on ${override.date || `day ${n + 1}`}`} onClick={() => setHours([...hours, nextHours(hours)])}><Plus /></IconButton>
              </div>
            </DayItem>
          );
        })}
      </ul>
    </Box>
  );
}

function DayItem({ day, noun, fault, onChange, onRemove, children }: { day: Dated; noun: string; fault: string | undefined; onChange: (change: Dated) => void; onRemove: () => void; children?: ReactNode }) {
  const id = noun.replace(" ", "-");
  return (
    <li className="grid gap-2 border-t border-line px-4 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <Input controlSize="sm" type="date" className="w-[148px]" aria-label={`Date of ${noun}`} aria-invalid={fault ? true : undefined} aria-describedby={fault ? `${id}-fault` : undefined} value={day.date} onChange={({ target: { value } }) => onChange({ ...day, date: value })} />
        <Input controlSize="sm" className="min-w-32 flex-1 basis-40" aria-label={`Name of ${noun}`} placeholder="Name" value={day.name ?? ""} onChange={({ target: { value } }) => onChange({ ...day, name: value })} />
        <IconButton size="sm" label={`Remove ${day.name || day.date || noun}`} onClick={onRemove}><Trash2 /></IconButton>
      </div>
      {fault && <ErrorLine id={`${id}-fault`}>{fault}</ErrorLine>}
      {children}
    </li>
  );
}
