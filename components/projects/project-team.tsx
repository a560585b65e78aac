"use client";

import { X } from "lucide-react";
import { RailSection } from "@/components/layout/record-layout";
import { Avatar } from "@/components/ui/avatar";
import { Button, LinkButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Input } from "@/components/ui/input";
import type { Person, ProjectPicture } from "@/lib/ops/projects/queries/shapes";
import type { ProjectActions } from "./project-actions";
import { useRun } from "./use-run";

type Props = { project: ProjectPicture; people: readonly Person[]; canEdit: boolean; actions: ProjectActions };

/** Who works on it, and whom of them the client sees by name. */
export function ProjectTeam({ project, people, canEdit, actions }: Props) {
  const { run } = useRun();
  const { id: projectId, leadImplementerId, leadName, assignedUserIds, shownStaffIds } = project;
  const team = [...new Set([...(leadImplementerId ? [leadImplementerId] : []), ...assignedUserIds])].flatMap((id) => people.find((person) => person.id === id) ?? []);
  const put = (field: "assignedUserIds" | "shownStaffIds", was: string[], value: string[]) => void run(actions.editProject, { projectId, field, was, value }, { object: "The team", done: "is changed.", undoIn: projectId });
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <RailSection title="Team" count={team.length}>
      <Facts facts={[{ label: "Lead", value: canEdit ? <Combobox quiet clearable label="Lead" placeholder="Nobody" options={options} value={leadImplementerId && leadName ? { value: leadImplementerId, label: leadName } : null} onChange={(option) => void run(actions.editProject, { projectId, field: "leadImplementerId" as const, was: leadImplementerId, value: option?.value ?? null }, { object: "The lead", done: "is changed.", undoIn: projectId })} /> : leadName }]} />
      <ul className="grid gap-0.5">
        {team.map(({ id, name }) => (
          <li key={id} className="flex min-h-8 items-center gap-2">
            <Avatar name={name} /><span className="min-w-0 flex-1 truncate">{name}</span>
            {canEdit && <Checkbox label={<span className="text-xs text-ink-2">Shown<span className="sr-only"> to the client: {name}</span></span>} checked={shownStaffIds.includes(id)} onChange={({ target }) => put("shownStaffIds", shownStaffIds, target.checked ? [...shownStaffIds, id] : shownStaffIds.filter((each) => each !== id))} />}
            {canEdit && id !== leadImplementerId && <IconButton size="sm" label={`Take ${name} off the team`} onClick={() => put("assignedUserIds", assignedUserIds, assignedUserIds.filter((each) => each !== id))}><X /></IconButton>}
          </li>
        ))}
      </ul>
      {canEdit && <Combobox quiet label="Somebody for the team" placeholder="Add somebody" options={options.filter(({ value }) => !team.some(({ id }) => id === value))} value={null} onChange={(option) => option && put("assignedUserIds", assignedUserIds, [...assignedUserIds, option.value])} />}
    </RailSection>
  );
}

/** What the client reads, and its first administrator. */
export function ClientSide({ project, canEdit, actions }: Omit<Props, "people">) {
  const { run, save, working } = useRun();
  const { id: projectId, clientVisibleNotes, resources, hasAdmin, dealId } = project;
  const add = (form: FormData) => run(actions.editProject, { projectId, field: "resources" as const, was: resources, value: [...resources, { label: String(form.get("label")), url: String(form.get("url")) }] }, { object: "The resource", done: "is added.", undoIn: projectId });
  return (
    <RailSection title="For the client">
      <Facts facts={[{ label: "Note", value: canEdit ? <EditInPlace label="Note to the client" multiline value={clientVisibleNotes ?? ""} placeholder="Nothing said yet" onSave={({ value, read }) => save(actions.editProject, { projectId, field: "clientVisibleNotes", was: read || null, value: value || null }, { object: "The note to the client", done: "is changed.", undoIn: projectId })} /> : clientVisibleNotes }]} />
      <ul className="grid gap-0.5">
        {resources.map(({ label, url }, n) => (
          <li key={url} className="flex min-h-8 items-center gap-2">
            <a href={url} target="_blank" rel="noreferrer noopener" className="min-w-0 flex-1 truncate">{label}</a>
            {canEdit && <IconButton size="sm" label={`Remove ${label}`} onClick={() => void run(actions.editProject, { projectId, field: "resources" as const, was: resources, value: resources.toSpliced(n, 1) }, { object: label, done: "is removed.", undoIn: projectId })}><X /></IconButton>}
          </li>
        ))}
      </ul>
      {canEdit && (
        <Form className="mt-1 flex items-start gap-1.5" onSubmit={(event) => { event.preventDefault(); const form = event.currentTarget; void add(new FormData(form)).then((outcome) => outcome.ok && form.reset()); }}>
          <Field label="Label of a resource" labelHidden needed="Type a label." className="w-24 flex-none"><Input controlSize="sm" name="label" placeholder="Label" maxLength={200} /></Field>
          <Field label="Address of a resource" labelHidden needed="Type its address." className="min-w-0 flex-1"><Input controlSize="sm" name="url" type="url" placeholder="https://" maxLength={2000} /></Field>
          <Button size="sm" type="submit">Add</Button>
        </Form>
      )}
      <LinkButton size="sm" className="mt-2 mr-2" href={`/ops/implementations/${projectId}/imports`}>Imports into the client</LinkButton>
      {canEdit && dealId && !hasAdmin && <Button size="sm" className="mt-2" working={working} onClick={() => void run(actions.inviteClientAdmin, { projectId }, { object: "The deal’s primary contact", done: "is invited as the client’s administrator." })}>Invite the client’s administrator</Button>}
    </RailSection>
  );
}
