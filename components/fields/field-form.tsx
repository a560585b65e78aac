"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { FieldType, isChoice, keyFrom, type FieldEntity } from "@/lib/fields/rules";
import type { FieldActions } from "./field-actions";
import { choicesOf, entityNames, typeOptions } from "./field-words";

export function NewField({ entity, onCreate, onUndo }: Pick<FieldActions, "onCreate" | "onUndo"> & { entity: FieldEntity }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const [type, setType] = useState<FieldType>("TEXT");
  const [label, setLabel] = useState("");
  const { one, many } = entityNames[entity];
  const create = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const input = { entity, label: text("label"), type, isRequired: text("isRequired") === "on", ...(isChoice(type) && { options: choicesOf(text("options")) }) };
    const outcome = await submit(onCreate, input, { object: input.label, message: `is on every ${one} now.` });
    if (outcome.ok) setLabel("");
  };
  const hint = label.trim() ? <>Imports and the API call it <span className="mono">{keyFrom(label)}</span>.</> : "As it is to stand on the record.";
  return (
    <Dialog title={`New field of ${many.toLowerCase()}`} open={open} onOpenChange={setOpen} trigger={<Button size="sm" variant="quiet"><Plus />Add field</Button>}>
      <Form onSubmit={(event) => void create(event)} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" hint={hint} error={faults.label ?? faults.key}>
          <Input name="label" autoFocus maxLength={60} value={label} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label="Holds" hint="This stays: values will exist under it."><Select value={type} onChange={(event) => setType(FieldType.parse(event.target.value))} options={typeOptions} /></Field>
        {isChoice(type) && <Field label="Choices" hint="One on each line, or parted by commas." error={faults.options}><Textarea name="options" rows={4} /></Field>}
        <Checkbox name="isRequired" label="It is needed: a record is not saved without it." />
        <FormEnd verb="Add field" working={working} />
      </Form>
    </Dialog>
  );
}
