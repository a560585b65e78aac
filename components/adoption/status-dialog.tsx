"use client";

import { FormEnd } from "@/components/changes/form-end";
import { readForm, useForm } from "@/components/changes/use-form";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ShownTask } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { count, seenOf, statusChoices, statusWords } from "./words";

/** A status for one task or many, with a note that is kept with its day and name. */
export function StatusDialog({ planId, tasks, actions, onClose, onDone }: { planId: string; tasks: readonly ShownTask[]; actions: PlanActions; onClose: () => void; onDone: () => void }) {
  const { faults, submit, working } = useForm(actions.undoChangeSet);
  const object = tasks.length === 1 ? (tasks[0]?.name ?? "1 task") : count(tasks.length, "task");
  const set = async (text: (name: string) => string) => {
    const status = statusChoices.find(({ value }) => value === text("status"))?.value ?? "NOT_STARTED";
    const note = text("note");
    const { ok } = await submit(actions.setTaskStatuses, { planId, tasks: tasks.map(seenOf), status, ...(note && { note }) }, { object, message: `set to ${statusWords[status].toLowerCase()}.` });
    if (!ok) return;
    onDone();
    onClose();
  };
  return (
    <Dialog title={`Set the status of ${object}`} open onOpenChange={(open) => !open && onClose()}>
      <Form className="grid gap-4" onSubmit={(event) => void set(readForm(event))}>
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Status" error={faults.status}><Select name="status" options={statusChoices} defaultValue={tasks.length === 1 ? tasks[0]?.status : "COMPLETED"} /></Field>
        <Field label="Note" optional error={faults.note}><Textarea name="note" maxLength={2000} rows={3} /></Field>
        <FormEnd verb="Set status" working={working} />
      </Form>
    </Dialog>
  );
}
