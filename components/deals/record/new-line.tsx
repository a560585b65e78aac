"use client";

import dynamic from "next/dynamic";
import { useState, useTransition, type FormEvent } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { ProductChoice } from "../filters/choices";
import { levels } from "./line-saver";
import { tell, type RecordActions } from "./record-actions";

const OutcomeFields = dynamic(() => import("./outcome-fields").then((file) => file.OutcomeFields), { ssr: false });

const levelNames = ["ESSENTIAL", "ADVANTAGE", "SIGNATURE"] as const;

type Props = { deal: DealRecord; products: readonly ProductChoice[]; actions: RecordActions; onClose: () => void };

/** A product, or anything by name. Quantity 1 and the product's list price unless something else is typed. */
export function NewLine({ deal, products, actions, onClose }: Props) {
  const [what, setWhat] = useState<ComboboxOption | null>(null);
  const { faults, working, submit } = useNewLine({ deal, what, actions, onClose });
  const product = products.find(({ id }) => id === what?.value);
  const options = products.map(({ id, name, price, currencyCode }) => ({ value: id, label: name, ...(price && { detail: `${price} ${currencyCode ?? ""}` }) }));
  return (
    <Form onSubmit={submit} className="mt-3 grid gap-3 rounded-md border border-line px-3 py-3" onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), onClose())}>
      <Field label="Product" error={faults.name ?? faults.productId}>
        <Combobox options={options} value={what} onChange={setWhat} onCreate={(text) => setWhat({ value: "", label: text })} placeholder="Choose, or type a name" />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Quantity" error={faults.quantity}><NumberInput name="quantity" defaultValue="1" /></Field>
        <Field label="Price" optional={Boolean(product?.price)} error={faults.price}><NumberInput name="price" placeholder={product?.price ?? "0.00"} /></Field>
        <Field label="Level" optional><Select name="licenseLevel" options={levels} /></Field>
        <Field label="Months" optional error={faults.termMonths}><Input name="termMonths" inputMode="numeric" placeholder="12" /></Field>
      </div>
      {product && <OutcomeFields key={product.id} productId={product.id} chosen={[]} load={actions.chooseOutcomes} error={faults.outcomeIds} />}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onClose}>Cancel</Button>
        <Button size="sm" variant="primary" type="submit" working={working}>Add line</Button>
      </div>
    </Form>
  );
}

function useNewLine({ deal, what, actions, onClose }: Omit<Props, "products"> & { what: ComboboxOption | null }) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!what) return setFaults({ name: "Choose a product or type a name." });
    start(async () => {
      const outcome = await answered(actions.addLine({ dealId: deal.id, ...(what.value ? { productId: what.value } : { name: what.label }), ...termsOf(form) }));
      if (!outcome.ok) return start(() => setFaults(outcome.fields ?? { name: outcome.message }));
      tell(what.label, "is on the deal.", outcome, actions.undoChangeSet);
      onClose();
    });
  };
  return { faults, working, submit };
}

/** What was typed beside the product; what was left empty is not said. */
function termsOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const licenseLevel = levelNames.find((level) => level === text("licenseLevel"));
  return {
    quantity: text("quantity") || "1",
    ...(text("price") && { price: text("price") }),
    ...(licenseLevel && { licenseLevel }),
    ...(text("termMonths") && { termMonths: Number(text("termMonths")) }),
    ...(form.has("outcomeIds") && { outcomeIds: form.getAll("outcomeIds").map(String) }),
  };
}
