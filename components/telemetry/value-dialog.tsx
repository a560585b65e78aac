"use client";

import { useState, useTransition, type FormEvent } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { NewValueProps } from "./new-value";

/** What was seen, when, and where from. */
export function ValueDialog({ planId, attributeId, name, hint, onEnter, onClose }: NewValueProps & { onClose: () => void }) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [working, start] = useTransition();
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "").trim();
    const [seenAt, notes] = [text("observedAt"), text("notes")];
    start(async () => {
      const outcome = await answered(onEnter({ planId, attributeId, value: text("value"), ...(seenAt && { observedAt: new Date(seenAt).toISOString() }), ...(notes && { notes }) }));
      if (!outcome.ok) return setFaults(outcome.fields ?? { "": outcome.message });
      toastDone({ object: name, message: "has a new value. The plan follows in a moment." });
      onClose();
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Value of ${name}`} description="It is evaluated like what the product sends. A later value corrects it.">
      <Form onSubmit={enter} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Value" hint={hint} error={faults.value}><Input name="value" autoFocus autoComplete="off" /></Field>
        <Field label="Seen" optional hint="Now, when left empty." error={faults.observedAt}><Input name="observedAt" type="datetime-local" /></Field>
        <Field label="Note" optional error={faults.notes}><Input name="notes" maxLength={2000} autoComplete="off" /></Field>
        <DialogFormFooter><Button variant="quiet" onClick={onClose}>Cancel</Button><Button type="submit" variant="primary" working={working}>Enter value</Button></DialogFormFooter>
      </Form>
    </Dialog>
  );
}
