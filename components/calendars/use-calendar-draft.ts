"use client";

import { useState } from "react";
import { useAct, type Act } from "@/components/changes/use-act";
import { BusinessCalendar } from "@/lib/calendars/rules";
import { EditCalendar, ordinaryCalendar, type UndoCalendar } from "@/lib/calendars/rules/editing";
import type { Conflict } from "@/lib/refusal";
import { blockersInWords, faultsOf } from "./calendar-draft";

/** `clocks`: open blockers counted on it, where the reader may know. */
export type Organization = { id: string; name: string; timezone: string; businessCalendar: unknown; clocks?: number };
/** What is being written, and what stood there when writing began. */
type Work = { draft: BusinessCalendar; was: unknown };
export type Refused = { message: string; conflict?: Conflict | undefined; fields?: Readonly<Record<string, string>> | undefined };

/** A calendar while it is written. Its faults are said once somebody has tried to save it. */
export function useCalendarDraft(organization: Organization, onEdit: Act<EditCalendar>, onUndo: Act<UndoCalendar>) {
  const { id: organizationId, name, businessCalendar, timezone, clocks = 0 } = organization;
  const { run, working } = useAct(({ changeSetId }) => onUndo({ organizationId, changeSetId }));
  const { work, setWork, isTried, setTried, refused, setRefused, settle } = useWork();
  const stored = BusinessCalendar.safeParse(businessCalendar).data;
  const draft = work?.draft ?? stored ?? ordinaryCalendar(timezone);
  const was = work ? work.was : businessCalendar;
  const faults = isTried ? faultsOf(draft) : {};
  const save = async () => {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length > 0) return;
    const counted = clocks > 0 ? ` ${blockersInWords(clocks)} counted on it from now.` : "";
    const said = { object: name, message: `has a new calendar.${counted}`, isInForm: true };
    const outcome = await run(onEdit, EditCalendar.parse({ organizationId, was, calendar: draft }), said);
    if (outcome.ok) settle(null);
    else setRefused(outcome);
  };
  const faultAt = (path: string) => faults[path] ?? refused?.fields?.[`calendar.${path}`];
  const isFaulty = Object.keys(faults).length > 0;
  return { stored, draft, isChanged: work !== null, isFaulty, refused, working, faultAt, settle, save, onDraft: (next: BusinessCalendar) => setWork({ draft: next, was }) };
}

function useWork() {
  const [work, setWork] = useState<Work | null>(null);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const settle = (next: Work | null) => {
    setWork(next);
    setRefused(null);
    setTried(false);
  };
  return { work, setWork, isTried, setTried, refused, setRefused, settle };
}
