"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Closing, ClosingFacts } from "./board/use-moves";

export const lostReasons = [
  { value: "PRICE", label: "Price" }, { value: "COMPETITION", label: "Competition" }, { value: "NO_BUDGET", label: "No budget" },
  { value: "TIMING", label: "Timing" }, { value: "PRODUCT_FIT", label: "Product fit" }, { value: "OTHER", label: "Other" },
] as const;

type Props = Closing & { onFindCustomers: (query: string) => Promise<readonly ComboboxOption[]> };

/** What winning, losing or skipping a stage has to know. One dialog for several cards; cancelling puts them back. */
export function ClosingDialog({ kind, names, needsCustomer, stage, fault, answer, onFindCustomers }: Props) {
  const what = names.length === 1 ? names[0] : `${names.length} deals`;
  const title = kind === "win" ? "Mark as won" : kind === "lose" ? "Mark as lost" : `Move to ${stage}`;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    answer(Object.fromEntries([...form].filter(([, value]) => typeof value === "string" && value.trim())) as ClosingFacts);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && answer(null)} title={title} description={what}>
      <Form onSubmit={submit} className="grid gap-4">
        {fault && <ErrorLine>{fault}</ErrorLine>}
        {kind === "win" && needsCustomer && (
          <Field label="Customer" hint="A deal is won with a customer."><Combobox name="customerId" onSearch={onFindCustomers} placeholder="Find a customer" /></Field>
        )}
        {kind === "lose" && <LostFields />}
        {kind !== "note" && <Field label="Close date" optional hint="Empty means today."><Input name="closedDate" type="date" /></Field>}
        {kind === "win" && <Field label="What decided it" optional><Textarea name="wonReason" rows={2} maxLength={2000} /></Field>}
        {kind === "note" && <Field label="Why are stages skipped?" needed="Say why."><Textarea name="note" rows={2} maxLength={2000} /></Field>}
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => answer(null)}>Cancel</Button>
          <Button type="submit" variant="primary">{names.length > 1 ? `${title}: ${names.length} deals` : title}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

/** Why it was lost; to whom, where it was competition. */
function LostFields() {
  const [reason, setReason] = useState("");
  return (
    <>
      <Field label="Reason" needed="Choose why it was lost.">
        <Select name="lostReason" value={reason} onChange={(event) => setReason(event.target.value)} options={[{ value: "", label: "Choose a reason" }, ...lostReasons]} />
      </Field>
      {reason === "COMPETITION" && <Field label="Lost to" needed="Name who won it."><Input name="lostToCompetitor" maxLength={200} /></Field>}
    </>
  );
}
