"use client";

import type { Act } from "@/components/changes/use-act";
import { Box, RecordLayout } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { ErrorLine, Field } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import type { EditCalendar, UndoCalendar } from "@/lib/calendars/rules/editing";
import { CalendarHolidays, CalendarOverrides } from "./calendar-days";
import { blockersInWords } from "./calendar-draft";
import { CalendarPreview } from "./calendar-preview";
import { CalendarWeek } from "./calendar-week";
import { useCalendarDraft, type Organization } from "./use-calendar-draft";

type Props = { organization: Organization; zones: readonly string[]; now: string; onEdit: Act<EditCalendar>; onUndo: Act<UndoCalendar> };
type Writing = ReturnType<typeof useCalendarDraft>;

/** A calendar with all its days, and beside it what it means. Nothing is saved before "Save". */
export function CalendarEditor({ organization, zones, now, onEdit, onUndo }: Props) {
  const writing = useCalendarDraft(organization, onEdit, onUndo);
  const { stored, draft, faultAt, onDraft } = writing;
  const days = { draft, faultAt, onDraft };
  return (
    <RecordLayout railLabel="Preview" rail={<CalendarPreview draft={draft} stored={stored} now={now} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {!stored && (
          <Note tone="watch">
            {organization.name} has no calendar yet, so no clock can run on it. Below stands an ordinary week to begin with; save it to set it.
          </Note>
        )}
        <Box title="Where">
          <Field label="Time zone" error={faultAt("zone")} className="max-w-[320px]">
            <Combobox options={zones.map(optionOf)} value={optionOf(draft.zone)} onChange={(option) => option && onDraft({ ...draft, zone: option.value })} />
          </Field>
        </Box>
        <CalendarWeek {...days} />
        <CalendarHolidays {...days} />
        <CalendarOverrides {...days} />
        <CalendarClash {...writing} />
        <SaveBar {...writing} clocks={organization.clocks ?? 0} />
      </div>
    </RecordLayout>
  );
}

/** Somebody was faster: theirs, or mine over it. */
function CalendarClash({ draft, refused, settle }: Writing) {
  if (!refused?.conflict) return null;
  const { theirs } = refused.conflict;
  const choice = (
    <>
      <Button size="sm" onClick={() => settle(null)}>Show theirs</Button>
      <Button size="sm" onClick={() => settle({ draft, was: theirs })}>Keep mine</Button>
    </>
  );
  return <Note tone="watch" actions={choice}>{refused.message}</Note>;
}

function SaveBar({ clocks, ...writing }: Writing & { clocks: number }) {
  const { isChanged, working, settle, save } = writing;
  return (
    <div className="box sticky bottom-4 z-(--z-sticky) flex flex-wrap items-center gap-2 px-4 py-3 shadow-2 max-md:bottom-[calc(var(--h-tabbar)+8px)]">
      <div className="min-w-0 flex-1 basis-48 text-ink-2"><Standing {...writing} clocks={clocks} /></div>
      {isChanged && <Button variant="quiet" onClick={() => settle(null)}>Discard</Button>}
      <Button variant="primary" working={working} onClick={save}>Save calendar</Button>
    </div>
  );
}

function Standing({ stored, isChanged, isFaulty, refused, clocks }: Writing & { clocks: number }) {
  if (isFaulty) return <ErrorLine>Something above cannot be read yet.</ErrorLine>;
  if (refused && !refused.conflict) return <ErrorLine>{refused.message}</ErrorLine>;
  if (!isChanged && stored) return <p>This is the calendar as it stands.</p>;
  return <p>{`Not saved yet.${clocks > 0 ? ` Saving recounts ${blockersInWords(clocks, "")}.` : ""}`}</p>;
}

function optionOf(zone: string) {
  return { value: zone, label: zone.replaceAll("_", " ") };
}
