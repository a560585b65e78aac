"use client";

import { useState } from "react";
import { useAct, type Act } from "@/components/changes/use-act";
import { Box, RecordLayout } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { ErrorLine, Field } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import { BusinessCalendar } from "@/lib/calendars/rules";
import { EditCalendar, ordinaryCalendar, type UndoCalendar } from "@/lib/calendars/rules/editing";
import type { Conflict } from "@/lib/refusal";
import { CalendarHolidays, CalendarOverrides } from "./calendar-days";
import { faultsOf } from "./calendar-draft";
import { CalendarPreview } from "./calendar-preview";
import { CalendarWeek } from "./calendar-week";

type Organization = { id: string; name: string; timezone: string; businessCalendar: unknown; /** Open blockers counted on it, where the reader may know. */ clocks?: number };
/** What is being written, and what stood there when writing began. */
type Work = { draft: BusinessCalendar; was: unknown };

/** A calendar with all its days, and beside it what it means. Nothing is saved before "Save". */
export function CalendarEditor({ organization, zones, now, onEdit, onUndo }: { organization: Organization; zones: readonly string[]; now: string; onEdit: Act<EditCalendar>; onUndo: Act<UndoCalendar> }) {
  const { id: organizationId, name, businessCalendar, timezone, clocks = 0 } = organization;
  const { run, working } = useAct(({ changeSetId }) => onUndo({ organizationId, changeSetId }));
  const [work, setWork] = useState<Work | null>(null);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ message: string; conflict?: Conflict | undefined; fields?: Readonly<Record<string, string>> | undefined } | null>(null);
  const stored = BusinessCalendar.safeParse(businessCalendar).data;
  const draft = work?.draft ?? stored ?? ordinaryCalendar(timezone);
  const faults = isTried ? faultsOf(draft) : {};
  const faultAt = (path: string) => faults[path] ?? refused?.fields?.[`calendar.${path}`];
  const onDraft = (next: BusinessCalendar) => setWork({ draft: next, was: work ? work.was : businessCalendar });
  const settle = (next: Work | null) => {
    setWork(next);
    setRefused(null);
    setTried(false);
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length > 0) return;
    const input = EditCalendar.parse({ organizationId, was: work ? work.was : businessCalendar, calendar: draft });
    const outcome = await run(onEdit, input, { object: name, message: clocks > 0 ? `has a new calendar. ${counted(clocks)} counted on it from now.` : "has a new calendar.", isInForm: true });
    if (outcome.ok) settle(null);
    else setRefused(outcome);
  };
  const parts = { draft, faultAt, onDraft };
  return (
    <RecordLayout railLabel="Preview" rail={<CalendarPreview draft={draft} stored={stored} now={now} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {!stored && <Note tone="watch">{name} has no calendar yet, so no clock can run on it. Below stands an ordinary week to begin with; save it to set it.</Note>}
        <Box title="Where">
          <Field label="Time zone" error={faultAt("zone")} className="max-w-[320px]">
            <Combobox options={zones.map(optionOf)} value={optionOf(draft.zone)} onChange={(option) => option && onDraft({ ...draft, zone: option.value })} />
          </Field>
        </Box>
        <CalendarWeek {...parts} />
        <CalendarHolidays {...parts} />
        <CalendarOverrides {...parts} />
        {refused?.conflict && (
          <Note tone="watch" actions={<><Button size="sm" onClick={() => settle(null)}>Show theirs</Button><Button size="sm" onClick={() => settle({ draft, was: refused.conflict?.theirs })}>Keep mine</Button></>}>{refused.message}</Note>
        )}
        <div className="box sticky bottom-4 z-(--z-sticky) flex flex-wrap items-center gap-2 px-4 py-3 shadow-2 max-md:bottom-[calc(var(--h-tabbar)+8px)]">
          <div className="min-w-0 flex-1 basis-48 text-ink-2">
            {Object.keys(faults).length > 0 ? <ErrorLine>Something above cannot be read yet.</ErrorLine> : refused && !refused.conflict ? <ErrorLine>{refused.message}</ErrorLine> : <p>{work || !stored ? `Not saved yet.${clocks > 0 ? ` Saving recounts ${counted(clocks, "")}.` : ""}` : "This is the calendar as it stands."}</p>}
          </div>
          {work && <Button variant="quiet" onClick={() => settle(null)}>Discard</Button>}
          <Button variant="primary" working={working} onClick={save}>Save calendar</Button>
        </div>
      </div>
    </RecordLayout>
  );
}

function counted(clocks: number, verb = clocks === 1 ? " is" : " are") {
  return `${clocks} open ${clocks === 1 ? "blocker" : "blockers"}${verb}`;
}

function optionOf(zone: string) {
  return { value: zone, label: zone.replaceAll("_", " ") };
}
