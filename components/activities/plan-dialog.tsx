"use client";

import { useState, type FormEvent, type ReactNode } from "react";
import { useAct } from "@/components/changes/use-act";
import { searchOf } from "@/components/customers/customer-actions";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { PlanActivity, type ActivityType } from "@/lib/activities/rules";
import type { ActivityActions, ActivityQuestions, Person } from "./activity-actions";
import { activityKinds, priorities } from "./activity-words";

/** What an activity may begin with: the records it stands on, and what the last one was. */
export type Beginning = { dealId?: string | undefined; customerId?: string | undefined; contactId?: string | undefined; type?: ActivityType | undefined; subject?: string | undefined };
type Props = {
  beginning?: Beginning | undefined; about?: ReactNode; me: Person | null; contacts?: readonly ComboboxOption[] | undefined; actions: Pick<ActivityActions, "planActivity" | "undoChangeSet"> & ActivityQuestions;
  title?: string | undefined; onClose: () => void;
};

/** Something to do, in a few fields: what, when, who. */
export function PlanDialog({ beginning = {}, about, me, contacts = [], actions, title = "Plan activity", onClose }: Props) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [person, setPerson] = useState<ComboboxOption | null>(me && { value: me.id, label: me.name });
  const [contact, setContact] = useState<ComboboxOption | null>(contacts.find(({ value }) => value === beginning.contactId) ?? null);
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const { dealId, customerId } = beginning;
    const input = {
      type: text("type") as ActivityType, subject: text("subject"), dueDate: text("dueDate") || null, dueTime: text("dueTime") || null, priority: text("priority") as "MEDIUM", description: text("description"),
      assignedTo: person?.value ?? null, contactId: contact?.value ?? null, ...(dealId && { dealId }), ...(customerId && { customerId }),
    };
    const { error } = PlanActivity.safeParse(input);
    if (error) return setFaults(Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [path.join("."), message])));
    const outcome = await run(actions.planActivity, input, { object: input.subject, message: "is planned.", isInForm: true });
    if (outcome.ok) onClose();
    else setFaults({ form: outcome.fields ? "" : outcome.message, ...outcome.fields });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={about}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <Field label="What" error={faults.subject}><Input name="subject" autoFocus maxLength={200} defaultValue={beginning.subject ?? ""} /></Field>
        <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
          <Field label="Kind" error={faults.type}><Select name="type" options={activityKinds} defaultValue={beginning.type ?? "CALL"} /></Field>
          <Field label="Day" optional error={faults.dueDate}><Input name="dueDate" type="date" /></Field>
          <Field label="Time" optional error={faults.dueTime}><Input name="dueTime" type="time" /></Field>
        </div>
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label="Who does it" error={faults.assignedTo}><Combobox value={person} onChange={setPerson} onSearch={searchOf(actions.findColleagues)} clearable placeholder="Nobody yet" /></Field>
          <Field label="Priority"><Select name="priority" options={priorities} defaultValue="MEDIUM" /></Field>
        </div>
        {contacts.length > 0 && <Field label="With" optional error={faults.contactId}><Combobox options={contacts} value={contact} onChange={setContact} clearable placeholder="Nobody in particular" /></Field>}
        <Field label="Note" optional error={faults.description}><Textarea name="description" rows={2} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{title}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
