"use client";

import { useState, type FormEvent } from "react";
import { faultsIn, faultsOf, type Faults } from "@/components/changes/form-faults";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field, Fieldset } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CreateContact, roleNames } from "@/lib/contacts/rules";
import type { CustomerContact } from "@/lib/customers/queries/shapes";
import type { ContactActions } from "./contact-actions";

const roles = [{ value: "", label: "Not recorded" }, ...Object.entries(roleNames).map(([value, label]) => ({ value, label }))];

type Props = { customerId: string; contact?: CustomerContact | undefined; isFirst?: boolean | undefined; actions: ContactActions; onClose: () => void };
type Prefilled = { contact: CustomerContact | undefined };

/** A person at a customer: who, how to reach them, and what they asked not to get. */
export function ContactDialog(props: Props) {
  const { contact, isFirst = false, onClose } = props;
  const { faults, working, submit } = useContact(props);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={contact ? contact.name : "New contact"} size="lg">
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <ContactFields contact={contact} faults={faults} />
        <ContactWishes contact={contact} />
        {!contact && <Checkbox name="isPrimary" label="The primary contact" defaultChecked={isFirst} />}
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{contact ? "Save contact" : "Add contact"}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function ContactFields({ contact, faults }: Prefilled & { faults: Faults }) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4 max-sm:grid-cols-1">
      <Field label="Name" error={faults.name}><Input name="name" autoFocus defaultValue={contact?.name ?? ""} maxLength={200} /></Field>
      <Field label="Role"><Select name="role" options={roles} defaultValue={contact?.role ?? ""} /></Field>
      <Field label="Job title" optional error={faults.jobTitle}><Input name="jobTitle" defaultValue={contact?.jobTitle ?? ""} /></Field>
      <Field label="Department" optional error={faults.department}><Input name="department" defaultValue={contact?.department ?? ""} /></Field>
      <Field label="E-mail" optional error={faults.email}><Input name="email" type="email" defaultValue={contact?.email ?? ""} /></Field>
      <Field label="Phone" optional error={faults.phone}><Input name="phone" type="tel" defaultValue={contact?.phone ?? ""} /></Field>
      <Field label="Mobile" optional error={faults.mobilePhone}><Input name="mobilePhone" type="tel" defaultValue={contact?.mobilePhone ?? ""} /></Field>
    </div>
  );
}

function ContactWishes({ contact }: Prefilled) {
  return (
    <Fieldset legend="Asked for">
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Checkbox name="doNotCall" label="No calls" defaultChecked={contact?.doNotCall ?? false} />
        <Checkbox name="noEmail" label="No e-mail" defaultChecked={contact ? !contact.emailOptIn : false} />
        <Checkbox name="smsOptIn" label="Text messages are welcome" defaultChecked={contact?.smsOptIn ?? false} />
      </div>
    </Fieldset>
  );
}

/** Adds a person, or changes the one that is given. */
function useContact({ customerId, contact, actions, onClose }: Props) {
  const [faults, setFaults] = useState<Faults>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const fields = read(text);
    const { error } = CreateContact.safeParse(fields);
    if (error) return setFaults(faultsIn(error));
    const said = { object: fields.name, isInForm: true };
    const outcome = contact
      ? await run(actions.patchContact, { ...fields, contactId: contact.id, version: contact.version }, { ...said, message: "is changed." })
      : await run(actions.createContact, { ...fields, customerId, isPrimary: text("isPrimary") === "on" }, { ...said, message: "is a contact now." });
    if (outcome.ok) onClose();
    else setFaults(faultsOf(outcome));
  };
  return { faults, working, submit };
}

function read(text: (name: string) => string) {
  return {
    name: text("name"),
    jobTitle: text("jobTitle"),
    department: text("department"),
    role: (text("role") || null) as "USER" | null,
    email: text("email"),
    phone: text("phone"),
    mobilePhone: text("mobilePhone"),
    emailOptIn: text("noEmail") !== "on",
    smsOptIn: text("smsOptIn") === "on",
    doNotCall: text("doNotCall") === "on",
  };
}
