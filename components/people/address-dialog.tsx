"use client";

import type { FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { PersonRow } from "@/lib/people/queries";
import type { PeopleActions } from "./people-actions";

/** Somebody without an address gets one and is invited to it; somebody with one confirms the new one first. */
export function AddressDialog({ person, onGiveAddress, onDone, onClose }: { person: PersonRow; onGiveAddress: PeopleActions["onGiveAddress"]; onDone: (answer: { link: string | null }, email: string) => void; onClose: () => void }) {
  const { ask, working, message, errorAt } = useAsk<{ link: string | null }>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onGiveAddress({ id: person.id, email: text("email") }), (answer) => onDone(answer, text("email")));
  };
  const says = person.hasArrived ? "A link goes to the new address. Until it is confirmed there, nothing changes." : "The invitation goes to it.";
  return (
    <Dialog title={person.hasArrived ? `New address for ${person.name}` : `Address for ${person.name}`} description={says} open onOpenChange={(open) => !open && onClose()}>
      <Form method="post" onSubmit={submit} className="grid gap-4">
        <Field label="E-mail" error={errorAt("email")}><Input name="email" type="email" autoComplete="off" autoFocus /></Field>
        {message && <ErrorLine>{message}</ErrorLine>}
        <DialogFormFooter>
          <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
          <Button type="submit" variant="primary" working={working}>{person.hasArrived ? "Send the link" : "Send invitation"}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
