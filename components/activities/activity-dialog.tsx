"use client";

import { useState, type FormEvent } from "react";
import { faultsIn, faultsOf, type Faults } from "@/components/changes/form-faults";
import { useAct } from "@/components/changes/use-act";
import { readForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import type { ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import type { ActivityRow } from "@/lib/activities/queries";
import { PatchActivity } from "@/lib/activities/rules";
import type { ActivityActions, ActivityQuestions } from "./activity-actions";
import { ActivityWhat, ActivityWho, readActivity } from "./activity-fields";

type Props = { activity: ActivityRow; actions: ActivityActions & ActivityQuestions; onClose: () => void };

/** Everything one may change on an activity; refused when somebody else changed it meanwhile. */
export function ActivityDialog(props: Props) {
  const { activity, actions, onClose } = props;
  const { canEdit, subject, dealName, customerName, priority } = activity;
  const [person, setPerson] = useState<ComboboxOption | null>(assigneeOf(activity));
  const { faults, working, submit } = useActivity(props, person?.value ?? null);
  const who = { person, onPerson: setPerson, priority, fault: faults.assignedTo, findColleagues: actions.findColleagues };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={canEdit ? "Change activity" : subject} description={dealName ?? customerName ?? undefined}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <fieldset disabled={!canEdit} className="contents">
          <ActivityWhat begun={activity} faults={faults} />
          <ActivityWho {...who} disabled={!canEdit} />
          <ActivityTexts activity={activity} faults={faults} />
        </fieldset>
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>{canEdit ? "Cancel" : "Close"}</Button>
          {canEdit && <Button type="submit" variant="primary" working={working}>Save activity</Button>}
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function ActivityTexts({ activity: { description, outcome, status }, faults }: Pick<Props, "activity"> & { faults: Faults }) {
  return (
    <>
      <Field label="Note" optional error={faults.description}><Textarea name="description" rows={2} defaultValue={description ?? ""} /></Field>
      {status === "COMPLETED" && (
        <Field label="What came of it" optional error={faults.outcome}><Textarea name="outcome" rows={2} defaultValue={outcome ?? ""} /></Field>
      )}
    </>
  );
}

function useActivity({ activity, actions, onClose }: Props, assignedTo: string | null) {
  const [faults, setFaults] = useState<Faults>({});
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const ended = activity.status === "COMPLETED" && { outcome: text("outcome") };
    const input = { activityId: activity.id, version: activity.version, ...readActivity(text), assignedTo, ...ended };
    const { error } = PatchActivity.safeParse(input);
    if (error) return setFaults(faultsIn(error));
    const outcome = await run(actions.patchActivity, input, { object: input.subject, message: "is changed.", isInForm: true });
    if (outcome.ok) onClose();
    else setFaults(faultsOf(outcome));
  };
  return { faults, working, submit };
}

function assigneeOf({ assignedTo, assigneeName }: ActivityRow) {
  return assignedTo ? { value: assignedTo, label: assigneeName ?? "Somebody" } : null;
}
