"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import { PasswordInput } from "./password-input";
import { textsOf, useAsk } from "./use-ask";

/** A new address counts once it was confirmed there. */
export function EmailChange({ email, pending, canMail, onAsk }: { email: string | null; pending: string | null; canMail: boolean; onAsk: (input: { email: string; password: string }) => Promise<Outcome<void>> }) {
  const [open, setOpen] = useState(false);
  const { ask, working, message, errorAt } = useAsk<void>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onAsk({ email: text("email"), password: text("password") }), () => setOpen(false));
  };
  const dialog = (
    <Dialog title="Change your address" description="A link goes to the new address. Until it is confirmed there, nothing changes." open={open} onOpenChange={setOpen} trigger={<Button size="sm" variant="link">Change</Button>}>
      <Form method="post" onSubmit={submit} className="grid gap-4">
        <Field label="New e-mail" needed="Type the new address." error={errorAt("email")}><Input name="email" type="email" autoComplete="email" autoFocus /></Field>
        <Field label="Your password" needed="Type your password." error={errorAt("password")}><PasswordInput name="password" autoComplete="current-password" /></Field>
        {message && <ErrorLine>{message}</ErrorLine>}
        <DialogFormFooter>
          <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
          <Button type="submit" variant="primary" working={working}>Send the link</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
  return (
    <span className="grid gap-0.5">
      <span className="flex flex-wrap items-center gap-x-3">{email ?? "none"} {canMail && dialog}</span>
      {!canMail && <span className="text-xs text-ink-3">An administrator changes it, because this installation sends no mail.</span>}
      {pending && <span className="text-xs text-ink-3">{pending} waits to be confirmed.</span>}
    </span>
  );
}
