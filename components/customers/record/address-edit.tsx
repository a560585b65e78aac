"use client";

import { useState, type FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import type { Address } from "@/lib/customers/rules";
import type { CustomerActions } from "../customer-actions";

type Kind = "billingAddress" | "shippingAddress";
type Props = { customer: CustomerRecord; field: Kind; actions: CustomerActions };

const lines = [
  { name: "street", label: "Street" },
  { name: "postalCode", label: "Postcode" },
  { name: "city", label: "City" },
  { name: "region", label: "Region" },
  { name: "country", label: "Country" },
] as const;
const titles: Record<Kind, string> = { billingAddress: "Billing address", shippingAddress: "Shipping address" };

/** An address as one writes it; changed as a whole. */
export function AddressEdit(props: Props) {
  const [open, setOpen] = useState(false);
  const { customer, field } = props;
  const text = addressText(customer[field]);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={`${titles[field]}: ${text || "not recorded"}. Edit`}
        className="-mx-1.5 min-h-7 max-w-full rounded-sm px-1.5 text-left hover:bg-hover"
      >
        {text || <span className="text-ink-3">Not recorded</span>}
      </button>
      {open && <AddressDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddressDialog({ customer, field, actions, onClose }: Props & { onClose: () => void }) {
  const [fault, setFault] = useState("");
  const { run, working } = useAct(actions.undoChangeSet);
  const held = customer[field];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const input = { customerId: customer.id, field, was: held, value: read(readForm(event)) };
    const outcome = await run(actions.editCustomer, input, { object: customer.name, message: "has another address.", isInForm: true });
    if (outcome.ok) onClose();
    else setFault(outcome.message);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={titles[field]}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {lines.map(({ name, label }) => (
          <Field key={name} label={label} optional><Input name={name} defaultValue={held?.[name] ?? ""} maxLength={200} /></Field>
        ))}
        {fault && <ErrorLine>{fault}</ErrorLine>}
        <FormEnd verb="Save address" working={working} />
      </Form>
    </Dialog>
  );
}

/** An address of which nothing is written is none. */
function read(text: (name: string) => string): Address | null {
  const typed = Object.fromEntries(lines.map(({ name }) => [name, text(name)]).filter(([, written]) => written)) as Address;
  return Object.keys(typed).length > 0 ? typed : null;
}

export function addressText(address: Address | null) {
  if (!address) return "";
  return [address.street, [address.postalCode, address.city].filter(Boolean).join(" "), address.region, address.country].filter(Boolean).join(", ");
}
