"use client";

import { useState, type FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Box } from "@/components/layout/record-layout";
import { LinkDialog } from "@/components/people/link-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import type { Client } from "@/lib/ops/organizations/queries";
import type { InviteAdmin } from "@/lib/ops/organizations/rules";

type Opened = { id: string; link: string | null };

type Props = { client: Client; canEdit: boolean; onInvite: (input: InviteAdmin) => Promise<Outcome<Opened>> };

/** Who administers the organization; staff may invite another, such as when the first never came. */
export function ClientAdmins({ client, canEdit, onInvite }: Props) {
  const [link, setLink] = useState<string | null>(null);
  return (
    <Box flush title="Administrators" actions={canEdit && <InviteDialog clientId={client.id} onInvite={onInvite} onInvited={setLink} />}>
      <ul>
        {client.admins.map(({ id, name, email, isActive, lastLoginAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2.5">
            <span className="min-w-0 flex-1 basis-48 font-medium">{name}<span className="block text-xs font-normal text-ink-3">{email ?? "address not confirmed yet"}</span></span>
            {!isActive ? <Badge>Deactivated</Badge> : lastLoginAt ? <span className="text-xs text-ink-3">last signed in <DateTime value={lastLoginAt.toISOString()} /></span> : <Badge tone="watch">Invited</Badge>}
          </li>
        ))}
      </ul>
      <LinkDialog title="Invitation sent" link={link} onClose={() => setLink(null)} />
    </Box>
  );
}

function InviteDialog({ clientId, onInvite, onInvited }: Pick<Props, "onInvite"> & { clientId: string; onInvited: (link: string | null) => void }) {
  const [open, setOpen] = useState(false);
  const { ask, working, message, errorAt } = useAsk<Opened>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onInvite({ id: clientId, name: text("name"), email: text("email") }), (opened) => {
      setOpen(false);
      onInvited(opened.link);
    });
  };
  return (
    <Dialog title="Invite an administrator" open={open} onOpenChange={setOpen} trigger={<Button size="sm">Invite</Button>}>
      <Form method="post" onSubmit={submit} className="grid gap-4">
        <Field label="Name" error={errorAt("name")}><Input name="name" autoComplete="off" autoFocus /></Field>
        <Field label="E-mail" error={errorAt("email") ?? errorAt("adminEmail")}><Input name="email" type="email" autoComplete="off" /></Field>
        {message && <ErrorLine>{message}</ErrorLine>}
        <DialogFormFooter>
          <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
          <Button type="submit" variant="primary" working={working}>Send invitation</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
