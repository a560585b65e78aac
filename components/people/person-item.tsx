"use client";

import { useAct } from "@/components/changes/use-act";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import type { PersonRow } from "@/lib/people/queries";
import { Role, type EditPerson } from "@/lib/people/rules";
import type { PeopleActions } from "./people-actions";
import { PersonMenu } from "./person-menu";
import { roleName, roleOptions } from "./roles";

/** One person in the list; whoever may edit people edits in place. */
export function PersonItem({ person, isMe, canEdit, ...actions }: PeopleActions & { person: PersonRow; isMe: boolean; canEdit: boolean }) {
  const { id, name, username, email, role, managerName, invitedTo } = person;
  const { run } = useAct(actions.onUndo);
  const edits = canEdit && person.isActive;
  const save = (edit: EditPerson, message: string, object = name) => run(actions.onEdit, edit, { object, message, isInForm: true });
  return (
    <Tr>
      <Td className="min-w-52">
        <span className="flex items-center gap-2.5">
          <Avatar name={name} size="md" />
          <span className="min-w-0">
            <span className="flex items-center gap-2 font-medium whitespace-nowrap">{edits ? <EditInPlace label={`Name of ${name}`} value={name} onSave={({ value, read }) => save({ id, field: "name", was: read, value }, "is the name now.", value)} /> : name}{isMe && <Badge tone="line">You</Badge>}</span>
            <span className="block text-xs text-ink-3">{email ?? invitedTo ?? "no address"}</span>
          </span>
        </span>
      </Td>
      <Td className="min-w-28 text-ink-2">{edits ? <EditInPlace label={`User name of ${name}`} value={username} onSave={({ value, read }) => save({ id, field: "username", was: read, value }, `signs in as ${value} too.`)} /> : username}</Td>
      <Td className="min-w-36">{edits ? <EditInPlace label={`Role of ${name}`} value={role} show={(value) => roleName(Role.parse(value))} options={roleOptions} onSave={({ value, read }) => save({ id, field: "role", was: Role.parse(read), value: Role.parse(value) }, `is ${roleName(Role.parse(value))} now.`)} /> : roleName(role)}</Td>
      <Td missing={!managerName} className="whitespace-nowrap">{managerName}</Td>
      <Td className="whitespace-nowrap"><Standing person={person} /></Td>
      <Td>{canEdit && <PersonMenu person={person} isMe={isMe} {...actions} />}</Td>
    </Tr>
  );
}

/** Whether they are here, on the way, or locked out; and when they were last seen. */
function Standing({ person: { isActive, hasArrived, email, invitedTo, invitedUntil, isLocked, lastLoginAt, hasTwoStep } }: { person: PersonRow }) {
  if (!isActive) return <Badge>Deactivated</Badge>;
  if (!hasArrived) return invitedTo ? <span className="grid justify-items-start gap-0.5"><Badge tone="watch">Invited</Badge>{invitedUntil && <span className="text-xs text-ink-3">until <DateTime value={invitedUntil.toISOString()} /></span>}</span> : <Badge tone="watch">{email ? "Not invited" : "No address"}</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {isLocked && <Badge tone="risk">Locked for a while</Badge>}
      {hasTwoStep && <Badge tone="line">Two-step</Badge>}
      <span className="text-xs text-ink-3">{lastLoginAt ? <DateTime value={lastLoginAt.toISOString()} /> : "not seen yet"}</span>
    </span>
  );
}
