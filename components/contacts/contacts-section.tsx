"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { RailSection } from "@/components/layout/record-layout";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { refusals, roleNames } from "@/lib/contacts/rules";
import type { CustomerContact } from "@/lib/customers/queries/shapes";
import type { ContactActions } from "./contact-actions";
import { ContactDialog } from "./contact-dialog";

type Props = { customerId: string; contacts: readonly CustomerContact[]; count: number; canEdit: boolean; actions: ContactActions };

/** The people at a customer, the primary one first; what somebody asked not to get stands under the name. */
export function ContactsSection({ customerId, contacts, count, canEdit, actions }: Props) {
  const [editing, setEditing] = useState<CustomerContact | "new" | null>(null);
  return (
    <RailSection title="Contacts" count={count || undefined} action={canEdit && <IconButton size="sm" label="Add a contact" onClick={() => setEditing("new")}><Plus /></IconButton>}>
      {contacts.length === 0 && <p className="text-ink-3">Nobody yet. {canEdit && "Add who decides."}</p>}
      <ul className="grid gap-2.5">{contacts.map((contact) => <Contact key={contact.id} contact={contact} onEdit={() => setEditing(contact)} actions={actions} />)}</ul>
      {count > contacts.length && <p className="mt-2 text-xs text-ink-3">and {count - contacts.length} more</p>}
      {editing && <ContactDialog customerId={customerId} contact={editing === "new" ? undefined : editing} isFirst={contacts.length === 0} actions={actions} onClose={() => setEditing(null)} />}
    </RailSection>
  );
}

function Contact({ contact, onEdit, actions }: { contact: CustomerContact; onEdit: () => void; actions: ContactActions }) {
  const { run } = useAct(actions.undoChangeSet);
  const { id, name, jobTitle, role, email, phone, mobilePhone, isPrimary } = contact;
  const refused = refusals(contact);
  const contactId = id;
  return (
    <li id={`contact-${id}`} className="-mx-2 flex scroll-mt-24 items-center gap-2.5 rounded-md px-2 target:bg-accent-tint">
      <Avatar name={name} size="md" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        {refused.length > 0 ? <p className="truncate text-xs text-risk-text">{refused.join(", ")}</p> : <p className="truncate text-xs text-ink-3">{jobTitle || (role && roleNames[role]) || email || phone}</p>}
      </div>
      {isPrimary && <Badge>Primary</Badge>}
      <DropdownMenu align="end" trigger={<IconButton size="sm" label={`What to do with ${name}`}><Ellipsis /></IconButton>}>
        {email && <MenuItem href={`mailto:${email}`} disabled={!contact.emailOptIn} detail={contact.emailOptIn ? email : "Asked not to get e-mail"}>Write</MenuItem>}
        {(phone ?? mobilePhone) && <MenuItem href={`tel:${(phone ?? mobilePhone ?? "").replace(/[^\d+]/g, "")}`} disabled={contact.doNotCall} detail={contact.doNotCall ? "Asked not to be called" : (phone ?? mobilePhone)}>Call</MenuItem>}
        {contact.canEdit && (email || phone || mobilePhone) && <MenuSeparator />}
        {contact.canEdit && <MenuItem onSelect={onEdit}>Change</MenuItem>}
        {contact.canEdit && !isPrimary && <MenuItem onSelect={() => void run(actions.makePrimaryContact, { contactId }, { object: name, message: "is the primary contact." })}>Make primary</MenuItem>}
        {contact.canEdit && <MenuItem tone="danger" onSelect={() => void run(actions.deleteContact, { contactId }, { object: name, message: "is in the trash." })}>Delete</MenuItem>}
      </DropdownMenu>
    </li>
  );
}
