"use client";

import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { CustomFieldType } from "@/lib/imports/rules";

type Kept = { label: string; type: CustomFieldType };

/** A column that no field of ours fits becomes a field of the organization's own. */
export function KeepDialog({ open, onOpenChange, offer, keep }: { open: boolean; onOpenChange: (open: boolean) => void; offer: Kept; keep: (kept: Kept) => Promise<Outcome<unknown>> }) {
  const [error, setError] = useState<string>();
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const outcome = await keep({ label: String(form.get("label")), type: TYPES.find(({ value }) => value === form.get("type"))?.value ?? "TEXT" });
      if (outcome.ok) onOpenChange(false);
      else setError(outcome.message);
    });
  };
  return (
    <Dialog title="Keep this column" description="It becomes a field on every record, in forms, lists and exports. The field comes into being when the rows do." open={open} onOpenChange={onOpenChange}>
      <Form onSubmit={submit} className="grid gap-4">
        <Field label="Name of the field" needed="Type a name."><Input name="label" defaultValue={offer.label} maxLength={60} /></Field>
        <Field label="It holds"><Select name="type" defaultValue={offer.type} options={TYPES} /></Field>
        {error && <ErrorLine>{error}</ErrorLine>}
        <DialogFormFooter>
          <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
          <Button type="submit" variant="primary" working={working}>Keep this column</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

const TYPES: { value: CustomFieldType; label: string }[] = [
  { value: "TEXT", label: "Text" }, { value: "NUMBER", label: "Numbers" }, { value: "DATE", label: "Dates" }, { value: "BOOLEAN", label: "Yes or no" },
  { value: "SELECT", label: "One of a few choices" }, { value: "MULTI_SELECT", label: "Several choices" }, { value: "URL", label: "Web addresses" }, { value: "EMAIL", label: "E-mail addresses" },
];
