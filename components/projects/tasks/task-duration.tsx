"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** How long the chosen tasks take, in business days. What depends on them moves along. */
export function TaskDuration({ object, onClose, onSet }: { object: string; onClose: () => void; onSet: (days: number) => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change the duration" description={object}>
      <form className="grid gap-4" onSubmit={(event) => {
        event.preventDefault();
        onSet(Number(new FormData(event.currentTarget).get("days")));
        onClose();
      }}>
        <Field label="Business days" hint="What depends on them moves along."><Input name="days" type="number" min={0} max={250} step={1} required autoFocus defaultValue={1} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">Change</Button>
        </DialogFormFooter>
      </form>
    </Dialog>
  );
}
