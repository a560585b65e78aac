"use client";

import { useState, type FormEvent } from "react";
import type { z } from "zod";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorLine, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AttributeRow, TaskRow } from "@/lib/catalog/queries/shapes";
import type { AddAttribute } from "@/lib/catalog/rules/telemetry";
import { DATA_TYPES, typeNames, type DataType } from "@/lib/catalog/rules/words";
import type { TaskActions } from "./catalog-actions";
import { CriteriaBuilder } from "./criteria-builder";
import { draftOf, startFor, toCriteria, type Draft } from "./criteria-draft";
import type { CriteriaTestProps } from "./criteria-test";
import { TestOpener } from "./test-opener";

const types = DATA_TYPES.map((value) => ({ value, label: typeNames[value] }));
type Values = Omit<z.input<typeof AddAttribute>, "taskId">;
type Props = { task: TaskRow; attribute: AttributeRow | null; testing: Pick<CriteriaTestProps, "customer" | "onCustomer">; actions: TaskActions; onClose: () => void };

/** One attribute as a whole: its type and its criteria only make sense together, so they are saved together. Faults stand at their field. */
export function AttributeForm({ task, attribute, testing, actions, onClose }: Props) {
  const [dataType, setDataType] = useState<DataType>(attribute?.dataType ?? "NUMBER");
  const [draft, setDraft] = useState<Draft | null>(attribute ? draftOf(attribute.successCriteria) : startFor("NUMBER"));
  const [saved, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [tested, onFaults] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState(() => typedOf(attribute));
  const faults = { ...tested, ...saved };
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const values: Values = {
      ...readTyped(text), description: text("description"), dataType, successCriteria: draft && toCriteria(draft),
    };
    const said = { object: values.name, isInForm: true };
    const outcome = attribute
      ? await run(actions.editAttribute, { attributeId: attribute.id, was: { ...attribute }, values }, { ...said, message: "is measured in another way." })
      : await run(actions.addAttribute, { taskId: task.id, ...values }, { ...said, message: `is measured for ${task.name}.` });
    if (outcome.ok) onClose();
    else setFaults(withoutPrefix(outcome.fields ?? { "": outcome.message }));
  };
  const choose = (type: DataType) => {
    setDataType(type);
    setDraft(startFor(type));
    setFaults({});
  };
  return (
    <form onSubmit={(event) => void submit(event)} onInput={(event) => setTyped(readTyped(textIn(event.currentTarget)))} noValidate className="grid gap-3 rounded-lg border border-line p-3" aria-label={attribute ? `Edit ${attribute.name}` : "Measure something"}>
      {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Attribute" hint="The name that telemetry sends." error={faults["name"]}><Input name="name" autoFocus defaultValue={attribute?.name} maxLength={200} className="font-mono" /></Field>
        <Field label="Type of data" error={faults["dataType"]}><Select options={types} value={dataType} onChange={(event) => choose(event.target.value as DataType)} /></Field>
        <Field label="Fresh for days" hint="An older value is stale: it is no signal." error={faults["freshDays"]}><Input name="freshDays" inputMode="numeric" defaultValue={attribute?.freshDays ?? 30} /></Field>
        <Field label="Days of grace" hint="So long may it fail before the task counts as no longer used." error={faults["graceDays"]}><Input name="graceDays" inputMode="numeric" defaultValue={attribute?.graceDays ?? 14} /></Field>
      </div>
      <Field label="Description" optional error={faults["description"]}><Input name="description" defaultValue={attribute?.description ?? ""} /></Field>
      <CriteriaBuilder dataType={dataType} draft={draft} faults={faults} onChange={setDraft} />
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Checkbox name="isRequired" defaultChecked={attribute?.isRequired ?? false} label="Required: the task is not done without it" />
        <Checkbox name="isActive" defaultChecked={attribute?.isActive ?? true} label="Active" />
      </div>
      <TestOpener taskId={task.id} draft={{ attributeId: attribute?.id ?? null, ...typed, dataType, successCriteria: draft && toCriteria(draft) }} {...testing} onFaults={onFaults} actions={actions} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" working={working}>{attribute ? "Save attribute" : "Add attribute"}</Button>
      </div>
    </form>
  );
}

/** What a test asks of the fields that only the form holds. */
function readTyped(text: (name: string) => string) {
  return { name: text("name"), isRequired: text("isRequired") === "on", isActive: text("isActive") === "on", freshDays: text("freshDays"), graceDays: text("graceDays") };
}

function typedOf(attribute: AttributeRow | null): ReturnType<typeof readTyped> {
  const { name = "", isRequired = false, isActive = true, freshDays = 30, graceDays = 14 } = attribute ?? {};
  return { name, isRequired, isActive, freshDays: String(freshDays), graceDays: String(graceDays) };
}

function textIn(form: HTMLFormElement) {
  const held = new FormData(form);
  return (name: string) => String(held.get(name) ?? "").trim();
}

/** The faults of an edit come as "values.freshDays", those of criteria as "successCriteria.threshold": here by the form's own names. */
function withoutPrefix(fields: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^values\./, ""), message]));
}
