"use client";

import type { ReactNode } from "react";
import type { z } from "zod";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFormFooter } from "@/components/ui/dialog";
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
export type WonDeal = { id: string; name: string; contacts: readonly { id: string; name: string }[] };
export const typeOptions = PROJECT_TYPES.map((value) => ({ value, label: `${types[value].label}, ${types[value].weeks} weeks` }));

/** What completes the handoff of a won deal; `children` is where the deal is chosen, if it is chosen here. */
export function HandOver({ deal, onStart, onClose, children }: { deal: WonDeal | null; onStart: StartAction; onClose: () => void; children?: ReactNode }) {
  const { ask, working, errorAt, message } = useAsk<unknown>();
  return (
    <Form className="grid gap-4" onSubmit={(event) => {
      const form = new FormData(event.currentTarget);
      const text = textsOf(event);
      const given = Object.fromEntries(["kickoffDate", "promisedDate", "dayToDayContactId", "notes"].flatMap((name) => (text(name).trim() ? [[name, text(name).trim()]] : [])));
      if (deal) ask(() => onStart({ dealId: deal.id, type: text("type") as ProjectType, hasNoCompetitors: form.has("hasNoCompetitors"), ...given }), () => {
        toastDone({ object: deal.name, message: "is handed over. The project is being opened." });
        onClose();
      });
    }}>
      {message && <ErrorLine>{message}</ErrorLine>}
      {children}
      <Field label="Type"><Select name="type" defaultValue="GENERAL_BUSINESS" options={typeOptions} /></Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Kickoff" optional hint="Empty means the next working day."><Input type="date" name="kickoffDate" /></Field>
        <Field label="Promised go-live" optional><Input type="date" name="promisedDate" /></Field>
      </div>
      {deal && deal.contacts.length > 0 && <Field key={deal.id} label="Day-to-day contact" optional error={errorAt("dayToDayContactId")}><Select name="dayToDayContactId" empty="Nobody named" options={deal.contacts.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
      <Checkbox name="hasNoCompetitors" label="There were no competitors" />
      <Field label="What the team should know" optional><Textarea name="notes" maxLength={20000} /></Field>
      <DialogFormFooter>
        <Button variant="quiet" onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" working={working} disabled={!deal}>Start implementation</Button>
      </DialogFormFooter>
    </Form>
  );
}
