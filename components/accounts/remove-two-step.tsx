"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Outcome } from "@/lib/action";
import { CodeField } from "./code-field";
import { PasswordInput } from "./password-input";
import { textsOf, useAsk } from "./use-ask";

export function RemoveTwoStep({ onRemove, onRemoved }: { onRemove: (input: { password: string; code: string }) => Promise<Outcome<void>>; onRemoved: () => void }) {
  const [open, setOpen] = useState(false);
  const { ask, working, message, errorAt } = useAsk<void>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onRemove({ password: text("password"), code: text("code") }), () => {
      setOpen(false);
      onRemoved();
    });
  };
  return (
    <Dialog title="Turn off two-step sign-in" description="Afterwards your password alone signs you in." open={open} onOpenChange={setOpen} trigger={<Button variant="quiet">Turn off</Button>}>
      <Form method="post" onSubmit={submit} className="grid gap-4">
        <Field label="Your password" needed="Type your password." error={errorAt("password")}><PasswordInput name="password" autoComplete="current-password" /></Field>
        <CodeField error={errorAt("code")} />
        {message && <ErrorLine>{message}</ErrorLine>}
        <DialogFormFooter>
          <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
          <Button type="submit" variant="danger" working={working}>Turn off</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
