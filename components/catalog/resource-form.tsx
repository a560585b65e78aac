"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { readForm } from "@/components/changes/use-form";
import { answered } from "@/components/ui/answered";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";

/** A link with the name it is shown under. */
export function ResourceForm({ working, onAdd, onClose }: { working: boolean; onAdd: (link: { label: string; url: string }) => Promise<Outcome<unknown>>; onClose: () => void }) {
  const [fault, setFault] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const outcome = await answered(onAdd({ label: text("label"), url: text("url") }));
    if (outcome.ok) onClose();
    else setFault(Object.values(outcome.fields ?? {})[0] ?? outcome.message);
  };
  return (
    <Dialog title="Add link" open onOpenChange={(open) => !open && onClose()}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="Name"><Input name="label" autoFocus maxLength={200} /></Field>
        <Field label="Address"><Input name="url" type="url" placeholder="https://" /></Field>
        {fault && <ErrorLine>{fault}</ErrorLine>}
        <FormEnd verb="Add link" working={working} />
      </Form>
    </Dialog>
  );
}
