"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { useShortcut } from "@/components/layout/shortcuts";
import { useNew } from "@/components/layout/use-new";
import { FormEnd } from "@/components/changes/form-end";
import { faultsIn, faultsOf, type Faults } from "@/components/changes/form-faults";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import { Select } from "@/components/ui/select";
import type { LikeCustomer } from "@/lib/customers/queries/choices";
import { CreateCustomer } from "@/lib/customers/rules";
import type { CustomerActions, CustomerQuestions } from "./customer-actions";
import { statuses } from "./words";

type Props = { actions: CustomerActions & CustomerQuestions };

/** A customer in a few fields. Says who is alike before the same one is made twice. */
export function NewCustomer({ actions }: Props) {
  const [open, setOpen] = useNew();
  useShortcut("n", () => setOpen(true));
  return (
    <Dialog title="New customer" open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New customer</Button>}>
      <CustomerForm actions={actions} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function CustomerForm({ actions, onDone }: Props & { onDone: () => void }) {
  const { alike, look } = useAlike(actions.findLikeCustomers);
  const { faults, working, submit } = useNewCustomer(actions, onDone);
  return (
    <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
      {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
      <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={200} onBlur={look} /></Field>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label="E-mail" optional error={faults.primaryEmail}><Input name="primaryEmail" type="email" onBlur={look} /></Field>
        <Field label="Phone" optional error={faults.primaryPhone}><Input name="primaryPhone" type="tel" /></Field>
        <Field label="Website" optional error={faults.website}><Input name="website" inputMode="url" /></Field>
        <Field label="Industry" optional error={faults.industry}><Input name="industry" maxLength={120} /></Field>
      </div>
      <Field label="Status"><Select name="status" options={statuses} /></Field>
      {alike.length > 0 && <Alike customers={alike} />}
      <FormEnd verb={alike.length > 0 ? "Add it all the same" : "Add customer"} working={working} />
    </Form>
  );
}

function useNewCustomer(actions: CustomerActions, onDone: () => void) {
  const router = useRouter();
  const [faults, setFaults] = useState<Faults>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const input = read(readForm(event));
    const { error } = CreateCustomer.safeParse(input);
    if (error) return setFaults(faultsIn(error));
    const outcome = await run(actions.createCustomer, input, { object: input.name, message: "is a customer now.", isInForm: true });
    if (!outcome.ok) return setFaults(faultsOf(outcome));
    onDone();
    router.push(`/customers/${outcome.value.customerId}`);
  };
  return { faults, working, submit };
}

/** Who is alike is asked when the name or the address is left. */
function useAlike(findLikeCustomers: CustomerQuestions["findLikeCustomers"]) {
  const [alike, setAlike] = useState<readonly LikeCustomer[]>([]);
  const [, ask] = useTransition();
  const look = ({ currentTarget: { form } }: { currentTarget: HTMLInputElement }) => {
    const { name, primaryEmail: email } = read(reader(form));
    if (name.length < 3 && !email) return setAlike([]);
    ask(async () => {
      const answer = await answered(findLikeCustomers({ name, email }));
      ask(() => setAlike(answer.ok ? answer.value : []));
    });
  };
  return { alike, look };
}

function Alike({ customers }: { customers: readonly LikeCustomer[] }) {
  return (
    <Note tone="watch">
      <p>Is it here already?</p>
      <ul>
        {customers.map(({ id, name, ownerName, isByName }) => (
          <li key={id}>
            <Link href={`/customers/${id}`} className="font-medium underline underline-offset-2">{name}</Link>{" "}
            <span className="text-ink-2">{[ownerName, !isByName && "same e-mail domain"].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function read(text: (name: string) => string) {
  const [name, status] = [text("name"), text("status") as "ACTIVE"];
  return { name, status, industry: text("industry"), website: text("website"), primaryEmail: text("primaryEmail"), primaryPhone: text("primaryPhone") };
}

function reader(form: HTMLFormElement | null) {
  const values = form ? new FormData(form) : new FormData();
  return (name: string) => String(values.get(name) ?? "").trim();
}
