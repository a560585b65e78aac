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
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { StaffRow } from "@/lib/ops/people/queries";
import { StaffRole, type EditStaff, type StaffId } from "@/lib/ops/people/rules";
import { staffRoleName, staffRoleOptions } from "./staff-roles";

type Plain<I, T = void> = (input: I) => Promise<Outcome<T>>;
export type StaffActions = { onEdit: Plain<EditStaff>; onDeactivate: Plain<StaffId>; onReactivate: Plain<StaffId>; onOfferLink: Plain<StaffId, { link: string | null }>; onResetTwoStep: Plain<StaffId> };

/** One colleague: edited in place, the rest in the menu. What is done here has no undo; it is done again the other way. */
export function StaffItem({ person, isMe, colleagues, onEdit, onDeactivate, onReactivate, onOfferLink, onResetTwoStep }: StaffActions & { person: StaffRow; isMe: boolean; colleagues: readonly { id: string; name: string }[] }) {
  const { id, name, email, role, isActive, managerId, managerName, hasPassword, hasTwoStep, lastLoginAt, invitedUntil } = person;
  const [link, setLink] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
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
  const manager = managerId && managerName ? { value: managerId, label: managerName } : null;
  return (
    <Tr>
      <Td className="min-w-52">
        <span className="flex items-center gap-2.5">
          <Avatar name={name} size="md" />
          <span className="min-w-0">
            <span className="flex items-center gap-2 font-medium whitespace-nowrap">{isActive ? <EditInPlace label={`Name of ${name}`} value={name} onSave={({ value, read }) => onEdit({ id, field: "name", was: read, value })} /> : name}{isMe && <Badge tone="line">You</Badge>}</span>
            <span className="block text-xs text-ink-3">{email}</span>
          </span>
        </span>
      </Td>
      <Td className="min-w-36">{isActive ? <EditInPlace label={`Role of ${name}`} value={role} options={staffRoleOptions} show={(value) => staffRoleName(StaffRole.parse(value))} onSave={({ value, read }) => onEdit({ id, field: "role", was: StaffRole.parse(read), value: StaffRole.parse(value) })} /> : staffRoleName(role)}</Td>
      <Td missing={!managerName} className="whitespace-nowrap">{managerName}</Td>
      <Td>
        {!isActive ? <Badge>Deactivated</Badge> : hasPassword ? <span className="text-xs text-ink-3">{lastLoginAt ? <DateTime value={lastLoginAt.toISOString()} /> : "not seen yet"}</span> : <span className="grid gap-0.5"><Badge tone="watch">Invited</Badge>{invitedUntil && <span className="text-xs text-ink-3">until <DateTime value={invitedUntil.toISOString()} /></span>}</span>}
      </Td>
      <Td>
        <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${name}`}><EllipsisVertical /></IconButton>}>
          {isActive && <MenuItem icon={<GitFork />} onSelect={() => setAsking(true)}>Set the manager</MenuItem>}
          {isActive && !isMe && <MenuItem icon={<KeyRound />} onSelect={offer}>{hasPassword ? "Send a password link" : "Send the invitation again"}</MenuItem>}
          {isActive && hasTwoStep && !isMe && <MenuItem icon={<ShieldOff />} detail="For a lost phone. Every session ends." onSelect={() => send(() => onResetTwoStep({ id }), "sets up the second step at the next sign-in.")}>Reset two-step sign-in</MenuItem>}
          {isActive && <MenuItem icon={<UserX />} tone="danger" disabled={isMe} detail={isMe ? "Somebody else deactivates you." : "Every session ends at once."} onSelect={() => send(() => onDeactivate({ id }), "is deactivated. Every session is ended.")}>Deactivate</MenuItem>}
          {!isActive && <MenuItem icon={<UserCheck />} onSelect={() => send(() => onReactivate({ id }), "is active again.")}>Reactivate</MenuItem>}
        </DropdownMenu>
        {asking && <ManagerDialog name={name} manager={manager} options={colleagues.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name }))} onSave={(value) => onEdit({ id, field: "managerId", was: managerId, value })} onClose={() => setAsking(false)} />}
        <LinkDialog title={`Link for ${name}`} link={link} onClose={() => setLink(null)} />
      </Td>
    </Tr>
  );
}
