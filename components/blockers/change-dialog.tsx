"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { useRun } from "@/components/projects/use-run";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CATEGORIES, type Category, type ChangeBlocker } from "@/lib/blockers/rules";
import type { BlockerView, WatchedAttribute } from "@/lib/blockers/shapes";
import type { BlockerPlace, OneOf } from "./blocker-actions";
import { calendarOf, categoryChoices, durationInWords } from "./blocker-words";
import { ProofPick } from "./proof-pick";

type Change = Pick<ChangeBlocker, "field" | "was" | "value">;
/** What is chosen rather than typed. */
type Choice = { category: Category; owner: ComboboxOption | null; proof: WatchedAttribute | null };
type Fields = { blocker: BlockerView; place: BlockerPlace; faults: Readonly<Record<string, string>> };
type Chosen = { choice: Choice; onChoose: (part: Partial<Choice>) => void };

/** Whose it is, on whom it waits, and how it is told. Only what differs is sent, field by field. */
export function ChangeDialog({ onClose, ...one }: OneOf) {
  const { blocker, place } = one;
  const [choice, setChoice] = useState<Choice>({ category: blocker.category, owner: ownerOf(blocker), proof: blocker.attribute });
  const { change, faults, working } = useChange({ onClose, ...one });
  const fields = { blocker, place, faults };
  const submit = (event: FormEvent<HTMLFormElement>) => void change(changesOf(blocker, readForm(event), choice));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change the blocker">
      <Form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="What stands in the way" error={faults.title}>
          <Input name="title" autoFocus defaultValue={blocker.title} maxLength={200} />
        </Field>
        <ChosenFields {...fields} choice={choice} onChoose={(part) => setChoice({ ...choice, ...part })} />
        <Field label="More about it" optional error={faults.description}>
          <Textarea name="description" rows={2} defaultValue={blocker.description ?? ""} maxLength={20_000} />
        </Field>
        <Checkbox name="isClientVisible" label="The client sees it on its progress page" defaultChecked={blocker.isClientVisible} />
        <FormEnd verb="Save" working={working} />
      </Form>
    </Dialog>
  );
}

function ChosenFields({ blocker, place: { clientName, staff, attributes }, faults, choice, onChoose }: Fields & Chosen) {
  const { category, owner, proof } = choice;
  const counted = durationInWords(blocker.countedSeconds, blocker.businessDaySeconds);
  const moved = `${counted} are counted so far. It counts on from there on ${calendarOf(category, clientName)}.`;
  const options = staff.map(({ id, name }) => ({ value: id, label: name }));
  const wait = (value: string) => onChoose({ category: CATEGORIES.find((each) => each === value) ?? category });
  return (
    <>
      <Field label="Owner" error={faults.ownerId}>
        <Combobox label="Owner" options={options} value={owner} onChange={(to) => onChoose({ owner: to })} clearable placeholder="Nobody" />
      </Field>
      <Field label="Waits on" error={faults.category} hint={category === blocker.category ? undefined : moved}>
        <Select options={categoryChoices} value={category} onChange={({ target }) => wait(target.value)} />
      </Field>
      <ProofPick attributes={attributes} value={proof} error={faults.customerTelemetryAttributeId} onChange={(to) => onChoose({ proof: to })} />
    </>
  );
}

/** Sends one change after the other; the first that is refused ends it. */
function useChange({ blocker: { id: blockerId, title }, place: { projectId }, actions, onClose }: OneOf) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useRun();
  const change = async (changes: readonly Change[]) => {
    for (const one of changes) {
      const said = { object: title, isInForm: true, done: "is changed.", ...(one.field !== "category" && { undoIn: projectId }) };
      const outcome = await run(actions.changeBlocker, { projectId, blockerId, ...one } as ChangeBlocker, said);
      if (outcome.ok) continue;
      const { fields, message } = outcome;
      return setFaults(fields ? { [one.field]: Object.values(fields)[0] ?? message } : { "": message });
    }
    onClose();
  };
  return { change, faults, working };
}

function changesOf(blocker: BlockerView, text: (name: string) => string, { category, owner, proof }: Choice): Change[] {
  const wanted: Change[] = [
    { field: "title", was: blocker.title, value: text("title") },
    { field: "description", was: blocker.description, value: text("description") || null },
    { field: "ownerId", was: blocker.ownerId, value: owner?.value ?? null },
    { field: "customerTelemetryAttributeId", was: blocker.attribute?.id ?? null, value: proof?.id ?? null },
    { field: "isClientVisible", was: blocker.isClientVisible, value: text("isClientVisible") !== "" },
    { field: "category", was: blocker.category, value: category },
  ];
  return wanted.filter(({ was, value }) => was !== value);
}

function ownerOf({ ownerId, ownerName }: BlockerView) {
  return ownerId ? { value: ownerId, label: ownerName ?? "Somebody" } : null;
}
