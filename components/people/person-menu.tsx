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
type Asked = "address" | "manager";
type Props = PeopleActions & { person: PersonRow; isMe: boolean };
type Letters = ReturnType<typeof useLetters>;

/** What is done to a person rather than edited in the row. */
export function PersonMenu(props: Props) {
  const { person, isMe, onReactivate, onDeactivate, onUndo } = props;
  const { id, name, isActive } = person;
  const [asked, setAsked] = useState<Asked | null>(null);
  const letters = useLetters(props);
  const { run } = useAct(onUndo);
  const deactivate = () => void run(onDeactivate, { id }, { object: name, message: "is deactivated. Every session is ended." });
  const reactivate = () => void run(onReactivate, { id }, { object: name, message: "is active again." });
  const why = isMe ? "Somebody else deactivates you." : "Every session ends at once.";
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`}><EllipsisVertical /></IconButton>}>
        {isActive && <ActiveItems person={person} isMe={isMe} letters={letters} onAsk={setAsked} />}
        {isActive && <MenuItem icon={<UserX />} tone="danger" disabled={isMe} detail={why} onSelect={deactivate}>Deactivate</MenuItem>}
        {!isActive && <MenuItem icon={<UserCheck />} onSelect={reactivate}>Reactivate</MenuItem>}
      </DropdownMenu>
      <AskedDialog {...props} asked={asked} letters={letters} onClose={() => setAsked(null)} />
      <LinkDialog title={`Link for ${name}`} link={letters.link} onClose={letters.forget} />
    </>
  );
}

function ActiveItems({ person, isMe, letters, onAsk }: Pick<Props, "person" | "isMe"> & { letters: Letters; onAsk: (asked: Asked) => void }) {
  const { hasArrived, hasTwoStep, email, invitedTo } = person;
  const address = hasArrived ? "Change the address" : email ? "Invite to another address" : "Give an address and invite";
  const lost = "For a lost phone. Every session ends.";
  return (
    <>
      {!hasArrived && (email ?? invitedTo) && <MenuItem icon={<Mail />} onSelect={letters.resend}>Send the invitation again</MenuItem>}
      {!isMe && <MenuItem icon={<AtSign />} onSelect={() => onAsk("address")}>{address}</MenuItem>}
      <MenuItem icon={<GitFork />} onSelect={() => onAsk("manager")}>Set the manager</MenuItem>
      {hasArrived && !isMe && <MenuItem icon={<KeyRound />} onSelect={letters.offerReset}>Send a password link</MenuItem>}
      {hasTwoStep && !isMe && <MenuItem icon={<ShieldOff />} detail={lost} onSelect={letters.resetTwoStep}>Reset two-step sign-in</MenuItem>}
    </>
  );
}

type AskedFrame = Props & { asked: Asked | null; letters: Letters; onClose: () => void };

function AskedDialog({ asked, letters, onClose, person, onEdit, onFind, onGiveAddress, onUndo }: AskedFrame) {
  const { id, name, managerId, managerName } = person;
  const { run } = useAct(onUndo);
  const setManager = (value: string | null) => {
    const message = value ? "has a new manager." : "has no manager now.";
    return run(onEdit, { id, field: "managerId", was: managerId, value }, { object: name, message, isInForm: true });
  };
  const written = (answer: Linked, to: string) => {
    onClose();
    letters.told(answer, `is written to at ${to}.`);
  };
  const manager = managerId && managerName ? { value: managerId, label: managerName } : null;
  if (asked === "address") return <AddressDialog person={person} onGiveAddress={onGiveAddress} onClose={onClose} onDone={written} />;
  return asked === "manager" && <ManagerDialog name={name} manager={manager} onSearch={(q) => searchColleagues(onFind, q)} onSave={setManager} onClose={onClose} />;
}

/** What a person is written; where no mail goes out, the link is shown instead. */
function useLetters({ person: { id, name }, onResend, onOfferReset, onResetTwoStep }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const { ask } = useAsk<unknown>();
  const told = (answer: Linked, message: string) => {
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
  const anew = { object: name, message: "signs in without a second step until it is set up anew." };
  return {
    link,
    told,
    forget: () => setLink(null),
    resend: () => send(() => onResend({ id }), (answer) => told(answer, "is invited again. The earlier link no longer works.")),
    offerReset: () => send(() => onOfferReset({ id }), (answer) => told(answer, "gets a link to set a new password.")),
    resetTwoStep: () => send(() => onResetTwoStep({ id }), () => toastDone(anew)),
  };
}
