"use client";

import { EllipsisVertical, GitFork, KeyRound, ShieldOff, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { useAsk } from "@/components/accounts/use-ask";
import { LinkDialog } from "@/components/people/link-dialog";
import { ManagerDialog } from "@/components/people/manager-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { StaffRow } from "@/lib/ops/people/queries";
import { StaffRole, type EditStaff, type StaffId } from "@/lib/ops/people/rules";
import { staffRoleName, staffRoleOptions } from "./staff-roles";

type Plain<I, T = void> = (input: I) => Promise<Outcome<T>>;
export type StaffActions = {
  onEdit: Plain<EditStaff>; onDeactivate: Plain<StaffId>; onReactivate: Plain<StaffId>;
  onOfferLink: Plain<StaffId, { link: string | null }>; onResetTwoStep: Plain<StaffId>;
};
type Props = { person: StaffRow; isMe: boolean; colleagues: readonly { id: string; name: string }[] } & StaffActions;

/** One colleague: edited in place, the rest in the menu. What is done here has no undo; it is done again the other way. */
export function StaffItem(props: Props) {
  const { person, isMe, onEdit } = props;
  const { id, name, role, isActive, managerName } = person;
  const saveRole = ({ value, read }: Edit) => onEdit({ id, field: "role", was: StaffRole.parse(read), value: StaffRole.parse(value) });
  return (
    <Tr>
      <Td className="min-w-52"><StaffName person={person} isMe={isMe} onEdit={onEdit} /></Td>
      <Td className="min-w-36">
        {isActive ? <EditInPlace label={`Role of ${name}`} value={role} options={staffRoleOptions} show={(value) => staffRoleName(StaffRole.parse(value))} onSave={saveRole} /> : staffRoleName(role)}
      </Td>
      <Td missing={!managerName} className="whitespace-nowrap">{managerName}</Td>
      <Td><StaffState person={person} /></Td>
      <Td><StaffMenu {...props} /></Td>
    </Tr>
  );
}

function StaffName({ person: { id, name, email, isActive }, isMe, onEdit }: Pick<Props, "person" | "isMe" | "onEdit">) {
  const save = ({ value, read }: Edit) => onEdit({ id, field: "name", was: read, value });
  return (
    <span className="flex items-center gap-2.5">
      <Avatar name={name} size="md" />
      <span className="min-w-0">
        <span className="flex items-center gap-2 font-medium whitespace-nowrap">
          {isActive ? <EditInPlace label={`Name of ${name}`} value={name} onSave={save} /> : name}{isMe && <Badge tone="line">You</Badge>}
        </span>
        <span className="block text-xs text-ink-3">{email}</span>
      </span>
    </span>
  );
}

function StaffState({ person: { isActive, hasPassword, lastLoginAt, invitedUntil } }: Pick<Props, "person">) {
  if (!isActive) return <Badge>Deactivated</Badge>;
  if (hasPassword) return <span className="text-xs text-ink-3">{lastLoginAt ? <DateTime value={lastLoginAt.toISOString()} /> : "not seen yet"}</span>;
  return (
    <span className="grid gap-0.5">
      <Badge tone="watch">Invited</Badge>
      {invitedUntil && <span className="text-xs text-ink-3">until <DateTime value={invitedUntil.toISOString()} /></span>}
    </span>
  );
}

function StaffMenu(props: Props) {
  const { person: { id, name, isActive, managerId, managerName, hasPassword, hasTwoStep }, isMe, colleagues, onEdit } = props;
  const { link, closeLink, offer, deactivate, reactivate, resetTwoStep } = useStaffActs(props);
  const [asking, setAsking] = useState(false);
  const manager = managerId && managerName ? { value: managerId, label: managerName } : null;
  const others = colleagues.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`}><EllipsisVertical /></IconButton>}>
        {isActive && <MenuItem icon={<GitFork />} onSelect={() => setAsking(true)}>Set the manager</MenuItem>}
        {isActive && !isMe && <MenuItem icon={<KeyRound />} onSelect={offer}>{hasPassword ? "Send a password link" : "Send the invitation again"}</MenuItem>}
        {isActive && hasTwoStep && !isMe && <MenuItem icon={<ShieldOff />} detail="For a lost phone. Every session ends." onSelect={resetTwoStep}>Reset two-step sign-in</MenuItem>}
        {isActive && <MenuItem icon={<UserX />} tone="danger" disabled={isMe} detail={isMe ? "Somebody else deactivates you." : "Every session ends at once."} onSelect={deactivate}>Deactivate</MenuItem>}
        {!isActive && <MenuItem icon={<UserCheck />} onSelect={reactivate}>Reactivate</MenuItem>}
      </DropdownMenu>
      {asking && <ManagerDialog name={name} manager={manager} options={others} onSave={(value) => onEdit({ id, field: "managerId", was: managerId, value })} onClose={() => setAsking(false)} />}
      <LinkDialog title={`Link for ${name}`} link={link} onClose={closeLink} />
    </>
  );
}

/** What the menu does; a link that no mail carries is shown. */
function useStaffActs({ person: { id, name, hasPassword }, onOfferLink, onDeactivate, onReactivate, onResetTwoStep }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const { ask } = useAsk<unknown>();
  const send = <T,>(question: () => Promise<Outcome<T>>, message: string, then: (value: T) => boolean = () => true) =>
    ask(async () => {
      const outcome = await question();
      if (!outcome.ok) toastRefusal({ object: name, message: outcome.message });
      else if (then(outcome.value)) toastDone({ object: name, message });
      return outcome;
    });
  const offer = () => send(() => onOfferLink({ id }), hasPassword ? "gets a link to set a new password." : "is invited again.", (answer) => {
    setLink(answer.link);
    return answer.link === null;
  });
  const deactivate = () => send(() => onDeactivate({ id }), "is deactivated. Every session is ended.");
  const reactivate = () => send(() => onReactivate({ id }), "is active again.");
  const resetTwoStep = () => send(() => onResetTwoStep({ id }), "sets up the second step at the next sign-in.");
  return { link, closeLink: () => setLink(null), offer, deactivate, reactivate, resetTwoStep };
}
