"use client";

import { useState, type FormEvent } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import type { Address } from "@/lib/customers/rules";
import type { CustomerActions } from "../customer-actions";

const lines = [{ name: "street", label: "Street" }, { name: "postalCode", label: "Postcode" }, { name: "city", label: "City" }, { name: "region", label: "Region" }, { name: "country", label: "Country" }] as const;

/** An address as one writes it; changed as a whole. */
export function AddressEdit({ customer, field, actions }: { customer: CustomerRecord; field: "billingAddress" | "shippingAddress"; actions: CustomerActions }) {
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState("");
  const { run, working } = useAct(actions.undoChangeSet);
  const held = customer[field];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = Object.fromEntries(lines.map(({ name }) => [name, String(form.get(name) ?? "").trim()]).filter(([, text]) => text)) as Address;
    const value = Object.keys(typed).length > 0 ? typed : null;
    const outcome = await run(actions.editCustomer, { customerId: customer.id, field, was: held, value }, { object: customer.name, message: "has another address.", isInForm: true });
    if (outcome.ok) setOpen(false);
    else setFault(outcome.message);
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} aria-label={`${field === "billingAddress" ? "Billing" : "Shipping"} address: ${addressText(held) || "not recorded"}. Edit`} className="-mx-1.5 min-h-7 max-w-full rounded-sm px-1.5 text-left hover:bg-hover">{addressText(held) || <span className="text-ink-3">Not recorded</span>}</button>
      {open && (
        <Dialog open onOpenChange={setOpen} title={field === "billingAddress" ? "Billing address" : "Shipping address"}>
          <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
            {lines.map(({ name, label }) => <Field key={name} label={label} optional><Input name={name} defaultValue={held?.[name] ?? ""} maxLength={200} /></Field>)}
            {fault && <ErrorLine>{fault}</ErrorLine>}
            <DialogFormFooter>
              <Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button>
              <Button type="submit" variant="primary" working={working}>Save address</Button>
            </DialogFormFooter>
          </Form>
        </Dialog>
      )}
    </>
  );
}

export function addressText(address: Address | null) {
  if (!address) return "";
  return [address.street, [address.postalCode, address.city].filter(Boolean).join(" "), address.region, address.country].filter(Boolean).join(", ");
}
