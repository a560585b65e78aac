"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { HandoffContacts } from "./handoff-contacts";
import type { Filling } from "./handoff-fill";
import { HandoffLines } from "./handoff-lines";
import { filled, keyed } from "./handoff-rows";

/** Lines with their licence levels and outcomes, who decides, and whom we won against. Saved as one change. */
export function HandoffDialog({ handoff, onSave, onClose }: Filling & { onClose: () => void }) {
  const [lines, setLines] = useState(() => keyed(handoff.lines));
  const [contacts, setContacts] = useState(() => keyed(handoff.contacts));
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    const outcome = await onSave(filled(form, lines, contacts));
    setWorking(false);
    if (outcome.ok) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title="Fill in the handoff" description="What was sold, who decides, and whom we won against.">
      <Form className="grid gap-5" onSubmit={(event) => void submit(event)}>
        <HandoffLines lines={lines} onChange={setLines} />
        <HandoffContacts contacts={contacts} onChange={setContacts} />
        <Field label="Competitors" optional hint="Separated by commas."><Input name="competitors" defaultValue={handoff.competitors.join(", ")} maxLength={2000} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Save</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
