"use client";

import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { levelNames, LEVELS, type LicenseLevel } from "@/lib/catalog/rules/words";
import type { DefinitionActions, ParentRef } from "./catalog-actions";

export const levelOptions = LEVELS.map((value) => ({ value, label: levelNames[value] }));

/** A task in three fields; the rest is filled in where it stands. */
export function NewTask({ parent, remainder, actions: { createTask, undoChangeSet } }: { parent: ParentRef; remainder: string; actions: Pick<DefinitionActions, "createTask" | "undoChangeSet"> }) {
  const { open, setOpen, faults, submit, working } = useForm(undoChangeSet);
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const task = { parent, name: text("name"), weight: text("weight"), licenseLevel: text("licenseLevel") as LicenseLevel };
    void submit(createTask, task, { object: task.name, message: "is the last task now." });
  };
  const trigger = <Button variant="primary" aria-label="New task"><Plus /><span aria-hidden="true" className="max-md:hidden">New task</span></Button>;
  return (
    <Dialog title="New task" description="It goes to the end of the list." open={open} onOpenChange={setOpen} trigger={trigger}>
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults["name"]}><Input name="name" autoFocus maxLength={200} /></Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Weight" hint={`${remainder} of 100 is left.`} error={faults["weight"]}><NumberInput name="weight" kind="percent" defaultValue="0" /></Field>
          <Field label="Needs the licence" error={faults["licenseLevel"]}><Select name="licenseLevel" options={levelOptions} defaultValue="ESSENTIAL" /></Field>
        </div>
        <FormEnd verb="Add task" working={working} />
      </Form>
    </Dialog>
  );
}
