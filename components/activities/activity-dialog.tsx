"use client";

import { useState, type FormEvent } from "react";
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
import type { ActivityRow } from "@/lib/activities/queries";
import { PatchActivity } from "@/lib/activities/rules";
import type { ActivityActions, ActivityQuestions } from "./activity-actions";
import { activityKinds, priorities } from "./activity-words";

type Props = { activity: ActivityRow; actions: ActivityActions & ActivityQuestions; onClose: () => void };

/** Everything one may change on an activity; refused when somebody else changed it meanwhile. */
export function ActivityDialog({ activity, actions, onClose }: Props) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [person, setPerson] = useState<ComboboxOption | null>(activity.assignedTo ? { value: activity.assignedTo, label: activity.assigneeName ?? "Somebody" } : null);
  const { run, working } = useAct(actions.undoChangeSet);
  const isDone = activity.status === "COMPLETED";
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const input = {
      activityId: activity.id, version: activity.version, type: text("type") as "CALL", subject: text("subject"), dueDate: text("dueDate") || null, dueTime: text("dueTime") || null, priority: text("priority") as "MEDIUM",
      description: text("description"), assignedTo: person?.value ?? null, ...(isDone && { outcome: text("outcome") }),
    };
    const { error } = PatchActivity.safeParse(input);
    if (error) return setFaults(Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [path.join("."), message])));
    const outcome = await run(actions.patchActivity, input, { object: input.subject, message: "is changed.", isInForm: true });
    if (outcome.ok) onClose();
    else setFaults({ form: outcome.fields ? "" : outcome.message, ...outcome.fields });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={activity.canEdit ? "Change activity" : activity.subject} description={activity.dealName ?? activity.customerName ?? undefined}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <fieldset disabled={!activity.canEdit} className="contents">
          <Field label="What" error={faults.subject}><Input name="subject" autoFocus defaultValue={activity.subject} maxLength={200} /></Field>
          <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
            <Field label="Kind" error={faults.type}><Select name="type" options={activityKinds} defaultValue={activity.type} /></Field>
            <Field label="Day" optional error={faults.dueDate}><Input name="dueDate" type="date" defaultValue={activity.dueDate ?? ""} /></Field>
            <Field label="Time" optional error={faults.dueTime}><Input name="dueTime" type="time" defaultValue={activity.dueTime ?? ""} /></Field>
          </div>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <Field label="Who does it" error={faults.assignedTo}><Combobox value={person} onChange={setPerson} onSearch={searchOf(actions.findColleagues)} clearable disabled={!activity.canEdit} placeholder="Nobody yet" /></Field>
            <Field label="Priority"><Select name="priority" options={priorities} defaultValue={activity.priority} /></Field>
          </div>
          <Field label="Note" optional error={faults.description}><Textarea name="description" rows={2} defaultValue={activity.description ?? ""} /></Field>
          {isDone && <Field label="What came of it" optional error={faults.outcome}><Textarea name="outcome" rows={2} defaultValue={activity.outcome ?? ""} /></Field>}
        </fieldset>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>{activity.canEdit ? "Cancel" : "Close"}</Button>
          {activity.canEdit && <Button type="submit" variant="primary" working={working}>Save activity</Button>}
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
