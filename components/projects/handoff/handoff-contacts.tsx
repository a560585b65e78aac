"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { DECIDES, newContact, type Contact, type Keyed } from "./handoff-rows";

/** Who is there at the client, and who decides. */
export function HandoffContacts({ contacts, onChange }: { contacts: readonly Keyed<Contact>[]; onChange: (contacts: Keyed<Contact>[]) => void }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium">Contacts</legend>
      {contacts.map(({ key, name, jobTitle, role }, n) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
            <Field label={`Name of contact ${n + 1}`} labelHidden needed="Type a name, or remove the contact."><Input name={`who-${key}`} defaultValue={name} placeholder="Name" maxLength={200} /></Field>
            <Input name={`title-${key}`} defaultValue={jobTitle ?? ""} aria-label={`Job of contact ${n + 1}`} placeholder="Job" maxLength={200} />
            <Checkbox name={`decides-${key}`} defaultChecked={role === DECIDES} label="Decides" />
          </div>
          <IconButton label={`Remove contact ${n + 1}`} onClick={() => onChange(contacts.filter((contact) => contact.key !== key))}><X /></IconButton>
        </div>
      ))}
      <div><Button size="sm" onClick={() => onChange([...contacts, { ...newContact, key: crypto.randomUUID() }])}><Plus />Add contact</Button></div>
    </fieldset>
  );
}
