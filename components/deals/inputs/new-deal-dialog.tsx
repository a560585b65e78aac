"use client";

import { useState, type FormEvent } from "react";
import type { z } from "zod";
import type { Faults } from "@/components/changes/form-faults";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { CreateDeal } from "@/lib/deals/rules";
import type { DealChoices, StageChoice } from "../filters/choices";
import type { Undo } from "../record/record-actions";
import { searchesOf, type Questions } from "../record/searches";
import { ProductRows, type ProductRow } from "./product-rows";
import { useNewDeal } from "./use-new-deal";

export type NewDealActions = {
  createDeal: (input: z.input<typeof CreateDeal>) => Promise<Outcome<{ dealId: string; changeSetId: string }>>;
  createCustomer?: ((input: { name: string }) => Promise<Outcome<{ customerId: string }>>) | undefined;
  undoChangeSet: Undo;
};
export type NewDealProps = {
  pipeline: { id: string; name: string; currencyCode: string };
  stages: readonly StageChoice[];
  choices: DealChoices;
  me: string | null;
  actions: Questions & NewDealActions;
  onClose: () => void;
};

/** A deal in a few fields; none of them has to be filled. What is wrong is said at its field. */
export function NewDealDialog({ pipeline, stages, choices, me, actions, onClose }: NewDealProps) {
  const people = choices.people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  const [customer, setCustomer] = useState<ComboboxOption | null>(null);
  const [owner, setOwner] = useState<ComboboxOption | null>(people.find(({ value }) => value === me) ?? null);
  const [rows, setRows] = useState<ProductRow[]>([]);
  const { faults, working, create, createCustomer } = useNewDeal({ pipeline, stages, actions, onClose });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create(inputOf(new FormData(event.currentTarget), { customer, owner, rows, pipelineId: pipeline.id }), customer?.label);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="New deal" description={`In ${pipeline.name}.`}>
      <Form onSubmit={submit} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <Field label="Name" error={faults.name} hint="Without one it is called after its customer and product."><Input name="name" autoFocus maxLength={200} /></Field>
        <Field label="Customer" optional error={faults.customerId}>
          <Combobox value={customer} onChange={setCustomer} onSearch={searchesOf(actions).onFindCustomers} onCreate={createCustomer(setCustomer)} clearable placeholder="Find a customer" />
        </Field>
        <DealTerms faults={faults} isSum={rows.length > 0} currencyCode={pipeline.currencyCode} stages={stages} />
        <Field label="Owner" optional error={faults.ownerId}><Combobox options={people} value={owner} onChange={setOwner} clearable placeholder="Nobody" /></Field>
        {choices.products.length > 0 && <ProductRows products={choices.products} rows={rows} faults={faults} onChange={setRows} />}
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Create deal</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function DealTerms({ faults, isSum, currencyCode, stages }: { faults: Faults; isSum: boolean; currencyCode: string; stages: readonly StageChoice[] }) {
  return (
    <>
      <div className="grid grid-cols-[1fr_92px] gap-3">
        <Field label="Amount" optional error={faults.amount} hint={isSum ? "The sum of the products below." : undefined}><NumberInput name="amount" disabled={isSum} /></Field>
        <Field label="Currency" error={faults.currencyCode}><Input name="currencyCode" defaultValue={currencyCode} maxLength={3} autoCapitalize="characters" /></Field>
      </div>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label="Expected close" optional error={faults.expectedCloseDate}><Input name="expectedCloseDate" type="date" /></Field>
        <Field label="Stage" error={faults.stageId}><Select name="stageId" options={stages.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
      </div>
    </>
  );
}

type Chosen = { customer: ComboboxOption | null; owner: ComboboxOption | null; rows: readonly ProductRow[]; pipelineId: string };

/** The form as the command takes it: with products their sum is the amount. */
function inputOf(form: FormData, { customer, owner, rows, pipelineId }: Chosen): z.input<typeof CreateDeal> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const products = rows.map(({ productId, quantity, price }) => ({ productId, quantity, ...(price && { price }) }));
  return {
    name: text("name") || null, customerId: customer?.value ?? null, ownerId: owner?.value ?? null, pipelineId, stageId: text("stageId"), currencyCode: text("currencyCode"),
    ...(rows.length === 0 ? { amount: text("amount") || null } : { products }),
    expectedCloseDate: text("expectedCloseDate") || null,
  };
}
