"use client";

import { UserPlus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { LinkDialog } from "@/components/people/link-dialog";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import { StaffRole, type InviteStaff } from "@/lib/ops/people/rules";
import { staffRoleOptions } from "./staff-roles";

type Offered = { link: string | null };

type Props = { colleagues: readonly { id: string; name: string }[]; onInvite: (input: InviteStaff) => Promise<Outcome<Offered>> };

export function StaffInvite({ colleagues, onInvite }: Props) {
  const [manager, setManager] = useState<ComboboxOption | null>(null);
  const { open, setOpen, link, setLink, submit, working, message, errorAt } = useInvite(manager, onInvite);
  const options = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  const title = { title: "Invite a colleague", description: "They choose a password and set up the second step before anything else." };
  return (
    <>
      <Dialog {...title} open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><UserPlus />Invite</Button>}>
        <Form method="post" onSubmit={submit} className="grid gap-4">
          <Field label="Name" error={errorAt("name")}><Input name="name" autoComplete="off" autoFocus /></Field>
          <Field label="E-mail" error={errorAt("email")}><Input name="email" type="email" autoComplete="off" /></Field>
          <Field label="Role"><Select name="role" options={staffRoleOptions} /></Field>
          <Field label="Manager" optional error={errorAt("managerId")}><Combobox label="Manager" options={options} value={manager} onChange={setManager} placeholder="Nobody" clearable /></Field>
          {message && <ErrorLine>{message}</ErrorLine>}
          <DialogFormFooter>
            <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
            <Button type="submit" variant="primary" working={working}>Send invitation</Button>
          </DialogFormFooter>
        </Form>
      </Dialog>
      <LinkDialog title="Invitation sent" link={link} onClose={() => setLink(null)} />
    </>
  );
}

/** The link is handed over by the one who invites only where no mail goes out. */
function useInvite(manager: ComboboxOption | null, onInvite: Props["onInvite"]) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const { ask, ...asked } = useAsk<Offered>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const input = () => ({ name: text("name"), email: text("email"), role: StaffRole.parse(text("role")), managerId: manager?.value ?? null });
    ask(() => onInvite(input()), (offered) => {
      setOpen(false);
      setLink(offered.link);
      if (!offered.link) toastDone({ object: "Invitation sent", message: `to ${text("email")}. It works for 72 hours.` });
    });
  };
  return { open, setOpen, link, setLink, submit, ...asked };
}
