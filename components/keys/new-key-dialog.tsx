"use client";

import { useState, useTransition, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field, Fieldset } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { everyScope, scopes, type Scope } from "@/lib/keys/scopes";
import type { CreateKeyAct } from "./key-actions";

const times = [{ value: "30", label: "30 days" }, { value: "90", label: "90 days" }, { value: "365", label: "A year" }, { value: "730", label: "Two years" }];

/** What the key is for, what it opens, how long. */
export function NewKeyDialog({ onCreate, onMade, onClose }: { onCreate: CreateKeyAct; onMade: (secret: string) => void; onClose: () => void }) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [working, start] = useTransition();
  const create = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { name: String(form.get("name") ?? ""), scopes: form.getAll("scopes").map(String) as Scope[], days: Number(form.get("days")) };
    start(async () => {
      const outcome = await onCreate(input);
      if (outcome.ok) onMade(outcome.value.secret);
      else setFaults(outcome.fields ?? { "": outcome.message });
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="New API key" description="A key acts as itself: what it does stands in the audit under its name.">
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" hint="The system that uses it, such as “Usage exporter”." error={faults.name}><Input name="name" autoFocus maxLength={100} autoComplete="off" /></Field>
        <Fieldset legend="It may" error={faults.scopes}>
          {everyScope.map((scope) => <Checkbox key={scope} name="scopes" value={scope} label={<>{scopes[scope]} <span className="mono text-xs text-ink-3">{scope}</span></>} />)}
        </Fieldset>
        <Field label="Works for" hint="It can be revoked at any time before." error={faults.days}><Select name="days" defaultValue="365" options={times} /></Field>
        <DialogFormFooter><Button variant="quiet" onClick={onClose}>Cancel</Button><Button type="submit" variant="primary" working={working}>Make key</Button></DialogFormFooter>
      </Form>
    </Dialog>
  );
}
