"use client";

import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import type { Undo } from "@/components/changes/tell";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { dayIn } from "@/components/ui/dates";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { useReader } from "@/components/ui/locale";
import type { EnterRateAct } from "./rate-actions";

/** `from`: the currency that lacks one, and the button is a quiet one beside it. */
export function NewRate({ currency, from, onEnter, onUndo }: { currency: string; from?: string; onEnter: EnterRateAct; onUndo: Undo }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const { zone } = useReader();
  const enter = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const [code, to] = [text("from").toUpperCase(), text("to").toUpperCase()];
    void submit(onEnter, { from: code, to: to || currency, rate: text("rate"), day: text("day") }, { object: `${code} to ${to || currency}`, message: "has a new rate." });
  };
  const trigger = from ? <Button size="sm" aria-label={`Enter a rate for ${from}`}>Enter a rate</Button> : <Button variant="primary"><Plus />New rate</Button>;
  return (
    <Dialog title="New rate" description="It counts from its day on, until the next one." open={open} onOpenChange={setOpen} trigger={trigger}>
      <Form onSubmit={enter} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From" error={faults.from}><Input name="from" autoFocus={!from} defaultValue={from} maxLength={3} placeholder="EUR" /></Field>
          <Field label="To" error={faults.to}><Input name="to" defaultValue={currency} maxLength={3} /></Field>
          <Field label="Rate" hint="What one unit of the first is in the second." error={faults.rate}><NumberInput name="rate" kind="rate" autoFocus={Boolean(from)} placeholder="1.0842" /></Field>
          <Field label="Day" error={faults.day}><Input name="day" type="date" defaultValue={dayIn(new Date(), zone)} /></Field>
        </div>
        <FormEnd verb="Enter rate" working={working} />
      </Form>
    </Dialog>
  );
}
