"use client";

import { UserPlus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { Role } from "@/lib/people/rules";
import { LinkDialog } from "./link-dialog";
import { searchColleagues, type PeopleActions } from "./people-actions";
import { roleDeed, roleOptions } from "./roles";

/** Name, address, role, manager. The answer is the same for every address. */
export function InviteDialog({ onInvite, onFind }: Pick<PeopleActions, "onInvite" | "onFind">) {
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("USER");
  const [manager, setManager] = useState<ComboboxOption | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const { ask, working, message, errorAt, clear } = useAsk<{ link: string | null }>();
  const show = (next: boolean) => {
    setOpen(next);
    setManager(null);
    clear();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onInvite({ name: text("name"), email: text("email"), role, managerId: manager?.value ?? null }), (invited) => {
      show(false);
      setLink(invited.link);
      if (!invited.link) toastDone({ object: "Invitation sent", message: `to ${text("email")}. It works for 72 hours.` });
    });
  };
  return (
    <>
      <Dialog title="Invite a person" open={open} onOpenChange={show} trigger={<Button variant="primary"><UserPlus />Invite</Button>}>
        <Form method="post" onSubmit={submit} className="grid gap-4">
          <Field label="Name" error={errorAt("name")}><Input name="name" autoComplete="off" maxLength={120} autoFocus /></Field>
          <Field label="E-mail" error={errorAt("email")}><Input name="email" type="email" autoComplete="off" /></Field>
          <Field label="Role" hint={`${roleDeed(role)}.`}><Select options={roleOptions} value={role} onChange={(event) => setRole(Role.parse(event.target.value))} /></Field>
          <Field label="Manager" optional error={errorAt("managerId")}><Combobox label="Manager" value={manager} onChange={setManager} onSearch={(q) => searchColleagues(onFind, q)} placeholder="Nobody" clearable /></Field>
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
