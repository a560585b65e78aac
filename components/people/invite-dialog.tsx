"use client";

import { UserPlus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { FormEnd } from "@/components/changes/form-end";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { Role } from "@/lib/people/rules";
import { LinkDialog } from "./link-dialog";
import { searchColleagues, type PeopleActions } from "./people-actions";
import { roleDeed, roleOptions } from "./roles";

type Props = Pick<PeopleActions, "onInvite" | "onFind">;

/** Name, address, role, manager. The answer is the same for every address. */
export function InviteDialog({ onInvite, onFind }: Props) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [role, setRole] = useState<Role>("USER");
  const invited = (answer: Invited, email: string) => {
    setOpen(false);
    setLink(answer.link);
    if (!answer.link) toastDone({ object: "Invitation sent", message: `to ${email}. It works for 72 hours.` });
  };
  return (
    <>
      <Dialog title="Invite a person" open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><UserPlus />Invite</Button>}>
        <InviteForm onInvite={onInvite} onFind={onFind} role={role} onRole={setRole} onInvited={invited} />
      </Dialog>
      <LinkDialog title="Invitation sent" link={link} onClose={() => setLink(null)} />
    </>
  );
}

type Invited = { link: string | null };
type Inviting = Props & { role: Role; onRole: (role: Role) => void; onInvited: (answer: Invited, email: string) => void };

/** Begins anew each time, but for the role, which is often the same. */
function InviteForm({ onInvite, onFind, role, onRole, onInvited }: Inviting) {
  const [manager, setManager] = useState<ComboboxOption | null>(null);
  const { ask, working, message, errorAt } = useAsk<Invited>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const person = { name: text("name"), email: text("email"), role, managerId: manager?.value ?? null };
    ask(() => onInvite(person), (answer) => onInvited(answer, person.email));
  };
  const search = (q: string) => searchColleagues(onFind, q);
  return (
    <Form method="post" onSubmit={submit} className="grid gap-4">
      <Field label="Name" error={errorAt("name")}><Input name="name" autoComplete="off" maxLength={120} autoFocus /></Field>
      <Field label="E-mail" error={errorAt("email")}><Input name="email" type="email" autoComplete="off" /></Field>
      <Field label="Role" hint={`${roleDeed(role)}.`}>
        <Select options={roleOptions} value={role} onChange={(event) => onRole(Role.parse(event.target.value))} />
      </Field>
      <Field label="Manager" optional error={errorAt("managerId")}>
        <Combobox label="Manager" value={manager} onChange={setManager} onSearch={search} placeholder="Nobody" clearable />
      </Field>
      {message && <ErrorLine>{message}</ErrorLine>}
      <FormEnd verb="Send invitation" working={working} />
    </Form>
  );
}
