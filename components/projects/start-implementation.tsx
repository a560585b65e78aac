"use client";

import { useState } from "react";
import type { z } from "zod";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/projects/rules";
import { PROJECT_TYPES, types, type ProjectType } from "@/lib/projects/rules/kinds";

export type StartAction = (input: z.input<typeof rules.StartImplementation>) => Promise<Outcome<unknown>>;
type Deal = { id: string; name: string; contacts: readonly { id: string; name: string }[] };

/** Hands a won deal over: its lines, contacts, competitors and notes go along; what is asked here completes them. */
export function StartImplementation({ deal, onStart }: { deal: Deal; onStart: StartAction }) {
  const [open, setOpen] = useState(false);
  const { ask, working, errorAt, message } = useAsk<unknown>();
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Start implementation" description={`The lines, contacts, competitors and notes of ${deal.name} go along.`} trigger={<Button variant="primary" size="sm">Start implementation</Button>}>
      <Form className="grid gap-4" onSubmit={(event) => {
        const form = new FormData(event.currentTarget);
        const text = textsOf(event);
        const given = Object.fromEntries(["kickoffDate", "promisedDate", "dayToDayContactId", "notes"].flatMap((name) => (text(name).trim() ? [[name, text(name).trim()]] : [])));
        ask(() => onStart({ dealId: deal.id, type: text("type") as ProjectType, hasNoCompetitors: form.has("hasNoCompetitors"), ...given }), () => {
          toastDone({ object: deal.name, message: "is handed over. The project is being opened." });
          setOpen(false);
        });
      }}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Type"><Select name="type" defaultValue="GENERAL_BUSINESS" options={PROJECT_TYPES.map((value) => ({ value, label: `${types[value].label}, ${types[value].weeks} weeks` }))} /></Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Kickoff" optional hint="Empty means the next working day."><Input type="date" name="kickoffDate" /></Field>
          <Field label="Promised go-live" optional><Input type="date" name="promisedDate" /></Field>
        </div>
        {deal.contacts.length > 0 && <Field label="Day-to-day contact" optional error={errorAt("dayToDayContactId")}><Select name="dayToDayContactId" empty="Nobody named" options={deal.contacts.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
        <Checkbox name="hasNoCompetitors" label="There were no competitors" />
        <Field label="What the team should know" optional><Textarea name="notes" maxLength={20000} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Start implementation</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
