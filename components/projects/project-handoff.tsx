"use client";

import { useState } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { Checkbox } from "@/components/ui/checkbox";
import { Day } from "@/components/ui/date-time";
import { Explained } from "@/components/ui/explained";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Saved } from "@/components/ui/in-place-edit";
import type { ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import { emptyHandoff, Handoff } from "@/lib/projects/rules/handoff";
import { HandoffFill } from "./handoff/handoff-fill";
import type { ProjectActions } from "./project-actions";
import { useRun } from "./use-run";

/** What the people who sold it handed over, and how complete it is. What is missing is filled in here. */
export function ProjectHandoff({ project, canEdit, actions }: { project: ProjectPicture; canEdit: boolean; actions: ProjectActions }) {
  const { run, save: put } = useRun();
  const [whole, setWhole] = useState(false);
  const handoff = Handoff.safeParse(project.handoff).data ?? emptyHandoff;
  const said = { object: "The handoff", done: "is changed.", undoIn: project.id };
  const edited = (more: Partial<Handoff>) => ({ projectId: project.id, field: "handoff" as const, was: project.handoff, value: { ...handoff, ...more } });
  const save = (more: Partial<Handoff>) => put(actions.editProject, edited(more), said);
  const { total, lines } = project.handoffScore ?? { total: 0, lines: [] };
  const text = (label: string, value: string, onSave: (value: string) => Promise<Saved>, more: { type?: "date"; multiline?: boolean } = {}) => (canEdit ? <EditInPlace label={label} value={value} onSave={(edit) => onSave(edit.value)} {...more} /> : value);
  return (
    <RailSection title="Handoff" action={<span className="flex items-center gap-1.5">{canEdit && <HandoffFill handoff={handoff} onSave={(more) => run(actions.editProject, edited(more), said)} />}<Explained label="Handoff" total={total} lines={lines}>{Math.round(total)}%</Explained></span>}>
      <Facts facts={[
        { label: "Lines", value: handoff.lines.length > 0 && <ul>{handoff.lines.slice(0, whole ? undefined : 3).map(({ name, quantity, licenseLevel }, n) => <li key={n}>{Number(quantity) === 1 ? "" : `${Number(quantity)} × `}{name}{licenseLevel && <span className="text-ink-3"> {licenseLevel[0]}{licenseLevel.slice(1).toLowerCase()}</span>}</li>)}</ul> },
        { label: "Outcomes", value: [...new Set(handoff.lines.flatMap(({ outcomes }) => outcomes))].join(", ") },
        { label: "Contacts", value: handoff.contacts.length > 0 && <ul>{handoff.contacts.slice(0, whole ? undefined : 3).map(({ name, jobTitle, role }, n) => <li key={n}>{name}<span className="text-ink-3">{[jobTitle, role === "DECISION_MAKER" && "decides"].filter(Boolean).map((word) => `, ${word}`).join("")}</span></li>)}</ul> },
        { label: "Day to day", value: text("Day-to-day contact", handoff.dayToDayContact ?? "", (value) => save({ dayToDayContact: value || null })) },
        { label: "Promised", value: canEdit ? <EditInPlace label="Promised date" type="date" value={handoff.promisedDate ?? ""} show={(value) => (value ? <Day value={value} full /> : "")} onSave={({ value }) => save({ promisedDate: value || null })} /> : <Day value={handoff.promisedDate} full /> },
        { label: "Competitors", value: handoff.competitors.length > 0 ? handoff.competitors.join(", ") : <Checkbox label="There were none" checked={handoff.hasNoCompetitors} disabled={!canEdit} onChange={({ target }) => void run(actions.editProject, edited({ hasNoCompetitors: target.checked }), said)} /> },
        { label: "Notes", value: text("Notes of the handoff", handoff.notes, (notes) => save({ notes }), { multiline: true }) },
      ]} />
      {Math.max(handoff.lines.length, handoff.contacts.length) > 3 && <button type="button" className="mt-1 text-xs text-ink-2 underline" onClick={() => setWhole(!whole)}>{whole ? "Show less" : "Show all"}</button>}
    </RailSection>
  );
}
