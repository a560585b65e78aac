"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useState, useTransition } from "react";
import { answered } from "@/components/ui/answered";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import { DropdownMenu, MenuChoices, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RailSection } from "@/components/layout/record-layout";
import type { DealContactRow, DealRecord } from "@/lib/deals/queries/record-shapes";
import { tell, type RecordActions, type RecordSearches } from "./record-actions";

const roles = [{ value: "DECISION_MAKER", label: "Decision maker" }, { value: "INFLUENCER", label: "Influencer" }, { value: "USER", label: "User" }, { value: "GATEKEEPER", label: "Gatekeeper" }] as const;

/** Who at the customer has a say, and which. */
export function DealContacts({ deal, actions, searches }: { deal: DealRecord; actions: RecordActions; searches: RecordSearches }) {
  const [adding, setAdding] = useState(false);
  const [working, start] = useTransition();
  const add = (contactId: string, name: string) => start(async () => {
    if (tell(name, "is on the deal.", await answered(actions.addContact({ dealId: deal.id, contactId, isPrimary: deal.contacts.length === 0 })), actions.undoChangeSet)) start(() => setAdding(false));
  });
  return (
    <RailSection title="Contacts" count={deal.contacts.length || undefined} action={deal.canEdit && <IconButton size="sm" label="Add a contact" onClick={() => setAdding(!adding)}><Plus /></IconButton>}>
      {adding && <div className="pb-2" aria-busy={working}><Combobox label="Add a contact" placeholder="Find a contact" value={null} onSearch={(query) => searches.onFindContacts(query, deal.customerId)} onChange={(option) => option && add(option.value, option.label)} /></div>}
      {deal.contacts.length === 0 && !adding && <p className="text-ink-3">Nobody yet. {deal.canEdit && "Add who decides."}</p>}
      <ul className="grid gap-2">{deal.contacts.map((contact) => <Contact key={contact.contactId} deal={deal} contact={contact} actions={actions} />)}</ul>
    </RailSection>
  );
}

function Contact({ deal, contact, actions }: { deal: DealRecord; contact: DealContactRow; actions: RecordActions }) {
  const { contactId, name, jobTitle, role, isPrimary, email, phone } = contact;
  const said = [jobTitle, roles.find(({ value }) => value === role)?.label].filter(Boolean).join(" · ");
  const dealId = deal.id;
  const perform = async (message: string, act: ReturnType<RecordActions["removeContact"]>) => void tell(name, message, await answered(act), actions.undoChangeSet);
  const choose = (value: string) => {
    const chosen = roles.find((each) => each.value === value)?.value ?? null;
    void perform("has another role.", actions.setContactRole({ dealId, contactId, role: chosen }));
  };
  return (
    <li className="flex items-center gap-2">
      <Avatar name={name} size="md" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-xs text-ink-3">{said || email || phone || "No role yet"}</p>
      </div>
      {isPrimary && <Badge>Primary</Badge>}
      {deal.canEdit && (
        <DropdownMenu align="end" trigger={<IconButton size="sm" label={`What to do with ${name}`}><Ellipsis /></IconButton>}>
          <MenuLabel>Role in this deal</MenuLabel>
          <MenuChoices value={role ?? ""} choices={[{ value: "", label: "None" }, ...roles]} onChange={choose} />
          <MenuSeparator />
          <MenuItem onSelect={() => void perform(isPrimary ? "is no longer the primary contact." : "is the primary contact.", actions.setPrimaryContact({ dealId, contactId: isPrimary ? null : contactId }))}>{isPrimary ? "No longer primary" : "Make primary"}</MenuItem>
          <MenuItem tone="danger" onSelect={() => void perform("is off the deal.", actions.removeContact({ dealId, contactId }))}>Take off the deal</MenuItem>
        </DropdownMenu>
      )}
    </li>
  );
}
