"use client";

import { useState, type FormEvent, type ReactNode } from "react";
import { faultsIn, faultsOf, type Faults } from "@/components/changes/form-faults";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import { PlanActivity, type ActivityType } from "@/lib/activities/rules";
import type { ActivityActions, ActivityQuestions, Person } from "./activity-actions";
import { ActivityWhat, ActivityWho, readActivity } from "./activity-fields";

/** What an activity may begin with: the records it stands on, and what the last one was. */
export type Beginning = {
  dealId?: string | undefined;
  customerId?: string | undefined;
  contactId?: string | undefined;
  type?: ActivityType | undefined;
  subject?: string | undefined;
};
type Planning = Pick<ActivityActions, "planActivity" | "undoChangeSet">;
type Props = {
  beginning?: Beginning | undefined;
  about?: ReactNode;
  me: Person | null;
  contacts?: readonly ComboboxOption[] | undefined;
  actions: Planning & ActivityQuestions;
  title?: string | undefined;
  onClose: () => void;
};
type Option = ComboboxOption | null;

/** Something to do, in a few fields: what, when, who. */
export function PlanDialog({ beginning = {}, about, me, contacts = [], actions, title = "Plan activity", onClose }: Props) {
  const [person, setPerson] = useState<Option>(me && { value: me.id, label: me.name });
  const [contact, setContact] = useState<Option>(contacts.find(({ value }) => value === beginning.contactId) ?? null);
  const { faults, working, plan } = usePlan(actions, onClose);
  const submit = (event: FormEvent<HTMLFormElement>) => void plan({ ...readActivity(readForm(event)), ...standingOn(beginning, person, contact) });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={about}>
      <Form onSubmit={submit} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <ActivityWhat begun={begunBy(beginning)} faults={faults} />
        <ActivityWho person={person} onPerson={setPerson} fault={faults.assignedTo} findColleagues={actions.findColleagues} />
        {contacts.length > 0 && (
          <Field label="With" optional error={faults.contactId}>
            <Combobox options={contacts} value={contact} onChange={setContact} clearable placeholder="Nobody in particular" />
          </Field>
        )}
        <Field label="Note" optional error={faults.description}><Textarea name="description" rows={2} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>{title}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function usePlan({ planActivity, undoChangeSet }: Planning, onClose: () => void) {
  const [faults, setFaults] = useState<Faults>({});
  const { run, working } = useAct(undoChangeSet);
  const plan = async (input: Parameters<typeof planActivity>[0]) => {
    const { error } = PlanActivity.safeParse(input);
    if (error) return setFaults(faultsIn(error));
    const outcome = await run(planActivity, input, { object: input.subject, message: "is planned.", isInForm: true });
    if (outcome.ok) onClose();
    else setFaults(faultsOf(outcome));
  };
  return { faults, working, plan };
}

function begunBy({ type, subject }: Beginning) {
  return { ...(type && { type }), ...(subject && { subject }) };
}

function standingOn({ dealId, customerId }: Beginning, person: Option, contact: Option) {
  return { assignedTo: person?.value ?? null, contactId: contact?.value ?? null, ...(dealId && { dealId }), ...(customerId && { customerId }) };
}
