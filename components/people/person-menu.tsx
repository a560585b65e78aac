"use client";

import { AtSign, EllipsisVertical, GitFork, KeyRound, Mail, ShieldOff, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { useAsk } from "@/components/accounts/use-ask";
import { useAct } from "@/components/changes/use-act";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { PersonRow } from "@/lib/people/queries";
import { AddressDialog } from "./address-dialog";
import { LinkDialog } from "./link-dialog";
import { ManagerDialog } from "./manager-dialog";
import { searchColleagues, type PeopleActions } from "./people-actions";

type Linked = { link: string | null };

/** What is done to a person rather than edited in the row. */
export function PersonMenu({ person, isMe, onResend, onOfferReset, onResetTwoStep, onGiveAddress, onDeactivate, onReactivate, onEdit, onFind, onUndo }: PeopleActions & { person: PersonRow; isMe: boolean }) {
  const { id, name, isActive, hasArrived, hasTwoStep, email, invitedTo, managerId, managerName } = person;
  const [asking, setAsking] = useState<"address" | "manager" | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const { run } = useAct(onUndo);
  const { ask } = useAsk<unknown>();

  const setManager = (value: string | null) => run(onEdit, { id, field: "managerId", was: managerId, value }, { object: name, message: value ? "has a new manager." : "has no manager now.", isInForm: true });
  const told = (answer: Linked, message: string) => {
    setAsking(null);
    setLink(answer.link);
    if (!answer.link) toastDone({ object: name, message });
  };
  const send = <T,>(question: () => Promise<Outcome<T>>, then: (value: T) => void) =>
    ask(async () => {
      const outcome = await question();
      if (outcome.ok) then(outcome.value);
      else toastRefusal({ object: name, message: outcome.message });
      return outcome;
    });

  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`}><EllipsisVertical /></IconButton>}>
        {isActive && !hasArrived && (email ?? invitedTo) && <MenuItem icon={<Mail />} onSelect={() => send(() => onResend({ id }), (answer) => told(answer, "is invited again. The earlier link no longer works."))}>Send the invitation again</MenuItem>}
        {isActive && !isMe && <MenuItem icon={<AtSign />} onSelect={() => setAsking("address")}>{hasArrived ? "Change the address" : email ? "Invite to another address" : "Give an address and invite"}</MenuItem>}
        {isActive && <MenuItem icon={<GitFork />} onSelect={() => setAsking("manager")}>Set the manager</MenuItem>}
        {isActive && hasArrived && !isMe && <MenuItem icon={<KeyRound />} onSelect={() => send(() => onOfferReset({ id }), (answer) => told(answer, "gets a link to set a new password."))}>Send a password link</MenuItem>}
        {isActive && hasTwoStep && !isMe && <MenuItem icon={<ShieldOff />} detail="For a lost phone. Every session ends." onSelect={() => send(() => onResetTwoStep({ id }), () => toastDone({ object: name, message: "signs in without a second step until it is set up anew." }))}>Reset two-step sign-in</MenuItem>}
        {isActive && <MenuItem icon={<UserX />} tone="danger" disabled={isMe} detail={isMe ? "Somebody else deactivates you." : "Every session ends at once."} onSelect={() => void run(onDeactivate, { id }, { object: name, message: "is deactivated. Every session is ended." })}>Deactivate</MenuItem>}
        {!isActive && <MenuItem icon={<UserCheck />} onSelect={() => void run(onReactivate, { id }, { object: name, message: "is active again." })}>Reactivate</MenuItem>}
      </DropdownMenu>
      {asking === "manager" && <ManagerDialog name={name} manager={managerId && managerName ? { value: managerId, label: managerName } : null} onSearch={(q) => searchColleagues(onFind, q)} onSave={setManager} onClose={() => setAsking(null)} />}
      {asking === "address" && <AddressDialog person={person} onGiveAddress={onGiveAddress} onClose={() => setAsking(null)} onDone={(answer, to) => told(answer, `is written to at ${to}.`)} />}
      <LinkDialog title={`Link for ${name}`} link={link} onClose={() => setLink(null)} />
    </>
  );
}
