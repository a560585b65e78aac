"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { useShortcut } from "@/components/layout/shortcuts";
import { useNew } from "@/components/layout/use-new";
import { useAct } from "@/components/changes/use-act";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
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
  const router = useRouter();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [alike, setAlike] = useState<readonly LikeCustomer[]>([]);
  const [, ask] = useTransition();
  const { run, working } = useAct(actions.undoChangeSet);
  const look = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const text = reader(currentTarget.form);
    if (text("name").length < 3 && !text("primaryEmail")) return setAlike([]);
    ask(async () => {
      const answer = await answered(actions.findLikeCustomers({ name: text("name"), email: text("primaryEmail") }));
      ask(() => setAlike(answer.ok ? answer.value : []));
    });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = reader(event.currentTarget);
    const input = { name: text("name"), status: text("status") as "ACTIVE", industry: text("industry"), website: text("website"), primaryEmail: text("primaryEmail"), primaryPhone: text("primaryPhone") };
    const { error } = CreateCustomer.safeParse(input);
    if (error) return setFaults(Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [path.join("."), message])));
    const outcome = await run(actions.createCustomer, input, { object: input.name, message: "is a customer now.", isInForm: true });
    if (!outcome.ok) return setFaults({ form: outcome.fields ? "" : outcome.message, ...outcome.fields });
    onDone();
    router.push(`/customers/${outcome.value.customerId}`);
  };
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
      {alike.length > 0 && (
        <Note tone="watch">
          <p>Is it here already?</p>
          <ul>{alike.map(({ id, name, ownerName, isByName }) => <li key={id}><Link href={`/customers/${id}`} className="font-medium underline underline-offset-2">{name}</Link> <span className="text-ink-2">{[ownerName, !isByName && "same e-mail domain"].filter(Boolean).join(" · ")}</span></li>)}</ul>
        </Note>
      )}
      <DialogFormFooter>
        <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
        <Button type="submit" variant="primary" working={working}>{alike.length > 0 ? "Add it all the same" : "Add customer"}</Button>
      </DialogFormFooter>
    </Form>
  );
}

function reader(form: HTMLFormElement | null) {
  const values = form ? new FormData(form) : new FormData();
  return (name: string) => String(values.get(name) ?? "").trim();
}
