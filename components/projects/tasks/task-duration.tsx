"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

/** How long the chosen tasks take, in business days. What depends on them moves along. */
export function TaskDuration({ object, onClose, onSet }: { object: string; onClose: () => void; onSet: (days: number) => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change the duration" description={object}>
      <Form className="grid gap-4" onSubmit={(event) => {
        event.preventDefault();
        onSet(Number(new FormData(event.currentTarget).get("days")));
        onClose();
      }}>
        <Field label="Business days" needed="Type how many days it takes." hint="What depends on them moves along."><Input name="days" type="number" min={0} max={250} step={1} autoFocus defaultValue={1} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">Change</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
