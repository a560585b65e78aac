"use client";

import { useAct } from "@/components/changes/use-act";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import type { PersonRow } from "@/lib/people/queries";
import { Role, type EditPerson } from "@/lib/people/rules";
import type { PeopleActions } from "./people-actions";
import { PersonMenu } from "./person-menu";
import { roleName, roleOptions } from "./roles";

type Props = PeopleActions & { person: PersonRow; isMe: boolean; canEdit: boolean };

/** One person in the list; whoever may edit people edits in place. */
export function PersonItem({ person, isMe, canEdit, ...actions }: Props) {
  const { name, username, email, role, managerName, invitedTo } = person;
  const edits = canEdit && person.isActive;
  const save = usePersonSave(person, actions);
  return (
    <Tr>
      <Td className="min-w-52">
        <span className="flex items-center gap-2.5">
          <Avatar name={name} size="md" />
          <span className="min-w-0">
            <span className="flex items-center gap-2 font-medium whitespace-nowrap">
              {edits ? <EditInPlace label={`Name of ${name}`} value={name} onSave={save.name} /> : name}{isMe && <Badge tone="line">You</Badge>}
            </span>
            <span className="block text-xs text-ink-3">{email ?? invitedTo ?? "no address"}</span>
          </span>
        </span>
      </Td>
      <Td className="min-w-28 text-ink-2">{edits ? <EditInPlace label={`User name of ${name}`} value={username} onSave={save.username} /> : username}</Td>
      <Td className="min-w-36">
        {edits ? <EditInPlace label={`Role of ${name}`} value={role} show={(value) => roleName(Role.parse(value))} options={roleOptions} onSave={save.role} /> : roleName(role)}
      </Td>
      <Td missing={!managerName} className="whitespace-nowrap">{managerName}</Td>
      <Td className="whitespace-nowrap"><Standing person={person} /></Td>
      <Td>{canEdit && <PersonMenu person={person} isMe={isMe} {...actions} />}</Td>
    </Tr>
  );
}

function usePersonSave({ id, name }: PersonRow, { onEdit, onUndo }: PeopleActions) {
  const { run } = useAct(onUndo);
  const save = (edit: EditPerson, message: string, object = name) => run(onEdit, edit, { object, message, isInForm: true });
  return {
    name: ({ value, read }: Edit) => save({ id, field: "name", was: read, value }, "is the name now.", value),
    username: ({ value, read }: Edit) => save({ id, field: "username", was: read, value }, `signs in as ${value} too.`),
    role: ({ value, read }: Edit) => {
      const role = Role.parse(value);
      return save({ id, field: "role", was: Role.parse(read), value: role }, `is ${roleName(role)} now.`);
    },
  };
}

/** Whether they are here, on the way, or locked out; and when they were last seen. */
function Standing({ person }: { person: PersonRow }) {
  const { isActive, hasArrived, isLocked, lastLoginAt, hasTwoStep } = person;
  if (!isActive) return <Badge>Deactivated</Badge>;
  if (!hasArrived) return <OnTheWay person={person} />;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {isLocked && <Badge tone="risk">Locked for a while</Badge>}
      {hasTwoStep && <Badge tone="line">Two-step</Badge>}
      <span className="text-xs text-ink-3">{lastLoginAt ? <DateTime value={lastLoginAt.toISOString()} /> : "not seen yet"}</span>
    </span>
  );
}

function OnTheWay({ person: { email, invitedTo, invitedUntil } }: { person: PersonRow }) {
  if (!invitedTo) return <Badge tone="watch">{email ? "Not invited" : "No address"}</Badge>;
  return (
    <span className="grid justify-items-start gap-0.5">
      <Badge tone="watch">Invited</Badge>
      {invitedUntil && <span className="text-xs text-ink-3">until <DateTime value={invitedUntil.toISOString()} /></span>}
    </span>
  );
}
