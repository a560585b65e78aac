"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { useRun } from "@/components/projects/use-run";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CATEGORIES, type ChangeBlocker } from "@/lib/blockers/rules";
import type { OneOf } from "./blocker-actions";
import { calendarOf, categoryChoices, durationInWords } from "./blocker-words";
import { ProofPick } from "./proof-pick";

type Change = Pick<ChangeBlocker, "field" | "was" | "value">;

/** Whose it is, on whom it waits, and how it is told. Only what differs is sent, field by field. */
export function ChangeDialog({ blocker, place: { projectId, clientName, staff, attributes }, actions, onClose }: OneOf) {
  const { id: blockerId, title, description, ownerId, ownerName, isClientVisible, countedSeconds, businessDaySeconds } = blocker;
  const [category, setCategory] = useState(blocker.category);
  const [owner, setOwner] = useState(ownerId ? { value: ownerId, label: ownerName ?? "Somebody" } : null);
  const [proof, setProof] = useState(blocker.attribute);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useRun();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const isShown = new FormData(event.currentTarget).has("isClientVisible");
    const text = readForm(event);
    const wanted: Change[] = [
      { field: "title", was: title, value: text("title") },
      { field: "description", was: description, value: text("description") || null },
      { field: "ownerId", was: ownerId, value: owner?.value ?? null },
      { field: "customerTelemetryAttributeId", was: blocker.attribute?.id ?? null, value: proof?.id ?? null },
      { field: "isClientVisible", was: isClientVisible, value: isShown },
      { field: "category", was: blocker.category, value: category },
    ];
    for (const change of wanted.filter(({ was, value }) => was !== value)) {
      const outcome = await run(actions.changeBlocker, { projectId, blockerId, ...change } as ChangeBlocker, { object: title, isInForm: true, done: "is changed.", ...(change.field !== "category" && { undoIn: projectId }) });
      if (!outcome.ok) return setFaults(outcome.fields ? { [change.field]: Object.values(outcome.fields)[0] ?? outcome.message } : { "": outcome.message });
    }
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change the blocker">
      <Form onSubmit={(event) => void submit(event)} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="What stands in the way" error={faults.title}><Input name="title" autoFocus defaultValue={title} maxLength={200} /></Field>
        <Field label="Owner" error={faults.ownerId}><Combobox label="Owner" options={staff.map(({ id, name }) => ({ value: id, label: name }))} value={owner} onChange={setOwner} clearable placeholder="Nobody" /></Field>
        <Field label="Waits on" error={faults.category} hint={category === blocker.category ? undefined : `${durationInWords(countedSeconds, businessDaySeconds)} are counted so far. It counts on from there on ${calendarOf(category, clientName)}.`}>
          <Select options={categoryChoices} value={category} onChange={({ target: { value } }) => setCategory(CATEGORIES.find((each) => each === value) ?? category)} />
        </Field>
        <ProofPick attributes={attributes} value={proof} error={faults.customerTelemetryAttributeId} onChange={setProof} />
        <Field label="More about it" optional error={faults.description}><Textarea name="description" rows={2} defaultValue={description ?? ""} maxLength={20_000} /></Field>
        <Checkbox name="isClientVisible" label="The client sees it on its progress page" defaultChecked={isClientVisible} />
        <FormEnd verb="Save" working={working} />
      </Form>
    </Dialog>
  );
}
