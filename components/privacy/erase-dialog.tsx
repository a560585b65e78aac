"use client";

import { useState } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { SubjectRow } from "@/lib/privacy/queries";
import type { EraseAct } from "./privacy-actions";

/** Asks for the name, typed: there is no way back. */
export function EraseDialog({ subject: { kind, id, name }, onErase }: { subject: SubjectRow; onErase: EraseAct }) {
  const [open, setOpen] = useState(false);
  const { ask, working, errorAt, message } = useAsk<{ jobId: string }>();
  const done = () => {
    setOpen(false);
    toastDone({ object: "The person", message: "is erased. Older records that name them follow within minutes." });
  };
  return (
    <Dialog title={`Erase ${name}`} open={open} onOpenChange={setOpen} trigger={<Button size="sm" aria-label={`Erase ${name}`}>Erase…</Button>}>
      <Form onSubmit={(event) => ask(() => onErase({ kind, id, confirm: textsOf(event)("confirm") }), done)} className="grid gap-4">
        <p>This cannot be undone, and there is no copy. Names, addresses and phone numbers go from every record and from its history. {kind === "user" ? "Every session ends; nobody signs in as them again. What they own stays and can be handed on." : "Their links to progress pages end. Deals, activities and notes stay."}</p>
        <p className="text-ink-2">The audit trail keeps who did what. Files are not looked into: delete those that are about this person.</p>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label={`Type ${name} to confirm`} error={errorAt("confirm")}><Input name="confirm" autoFocus autoComplete="off" /></Field>
        <footer className="flex justify-end gap-2"><Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button><Button type="submit" variant="danger" working={working}>Erase for good</Button></footer>
      </Form>
    </Dialog>
  );
}
