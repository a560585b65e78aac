"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { partNames, typeNames, type PartKind } from "@/lib/catalog/rules/words";
import type { DefinitionActions, ParentRef } from "./catalog-actions";
import { valueOf } from "./value-of";

const types = (["STRING", "NUMBER", "BOOLEAN", "TIMESTAMP"] as const).map((value) => ({ value, label: typeNames[value] }));
const levels = [{ value: "1", label: "1, Essential" }, { value: "2", label: "2, Advantage" }, { value: "3", label: "3, Signature" }];

/** A new licence, outcome, release, tag or attribute. */
export function PartForm({ kind, parent, actions, onClose }: { kind: PartKind; parent: ParentRef; actions: Pick<DefinitionActions, "addPart" | "undoChangeSet">; onClose: () => void }) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const outcome = await run(actions.addPart, { kind, parent, values: valuesOf(kind, text) }, { object: text("name"), message: `is a new ${partNames[kind]}.`, isInForm: true });
    if (outcome.ok) onClose();
    else setFaults(outcome.fields ?? { "": outcome.message });
  };
  return (
    <Dialog title={`Add ${partNames[kind]}`} open onOpenChange={(open) => !open && onClose()}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults["name"]}><Input name="name" autoFocus maxLength={200} /></Field>
        {kind === "license" && <Field label="Level" error={faults["level"]}><Select name="level" options={levels} /></Field>}
        {kind === "release" && <Field label="Level" hint="Such as 1.0 or 2.1." error={faults["level"]}><NumberInput name="level" kind="rate" defaultValue="1.0" /></Field>}
        {kind === "attribute" && (
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Type of data" error={faults["dataType"]}><Select name="dataType" options={types} /></Field>
            <Field label="Value" optional error={faults["value"]}><Input name="value" /></Field>
          </div>
        )}
        {kind !== "attribute" && <Field label="Description" optional error={faults["description"]}><Textarea name="description" rows={2} /></Field>}
        <FormEnd verb={`Add ${partNames[kind]}`} working={working} />
      </Form>
    </Dialog>
  );
}

function valuesOf(kind: PartKind, text: (name: string) => string): Record<string, unknown> {
  const own = { license: { level: text("level") }, release: { level: text("level") }, attribute: { dataType: text("dataType"), value: valueOf(text("dataType"), text("value")) }, outcome: {}, tag: {} }[kind];
  return { name: text("name"), ...own, ...(kind !== "attribute" && { description: text("description") }) };
}
