"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { STATEMENT } from "@/lib/progress/rules";
import type { ClientDoor } from "./client-door";
import { useSay } from "./use-say";

/** What is signed, by whom; a tick and a name are the signature. */
export function SignOff({ door, name: known, onClose }: { door: NonNullable<ClientDoor>; name: string; onClose: () => void }) {
  const [name, setName] = useState(/@|\(link\)/.test(known) ? "" : known);
  const [isAgreed, setAgreed] = useState(false);
  const { say, working, error } = useSay();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Sign off the go-live">
      <Form className="grid gap-4" onSubmit={(event) => {
        event.preventDefault();
        if (isAgreed) say(() => door.actions.signGoLive({ token: door.token, input: { name, isAgreed: true } }), onClose);
      }}>
        <p className="text-md">{STATEMENT}</p>
        <Field label="Your name" needed="Type your name."><Input value={name} onChange={({ target }) => setName(target.value)} maxLength={120} autoComplete="name" /></Field>
        <Checkbox label="I sign this for my organization." checked={isAgreed} onChange={({ target }) => setAgreed(target.checked)} />
        {error && <ErrorLine>{error}</ErrorLine>}
        <div className="flex justify-end gap-2"><Button variant="quiet" onClick={onClose}>Not yet</Button><Button type="submit" variant="primary" working={working} disabled={!isAgreed}>Sign</Button></div>
      </Form>
    </Dialog>
  );
}
