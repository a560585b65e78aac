"use client";

import { useState, type FormEvent } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import type { ActivityActions } from "./activity-actions";

type Props = { activity: { id: string; subject: string }; actions: Pick<ActivityActions, "completeActivity" | "undoChangeSet">; onClose: () => void; onNext: () => void };

/** What came of it, and whether something follows. */
export function CompleteDialog({ activity, actions, onClose, onNext }: Props) {
  const [fault, setFault] = useState("");
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isLast = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "last";
    const outcome = String(new FormData(event.currentTarget).get("outcome") ?? "").trim();
    const done = await run(actions.completeActivity, { activityId: activity.id, ...(outcome && { outcome }) }, { object: activity.subject, message: "is done.", isInForm: true });
    if (!done.ok) return setFault(done.message);
    onClose();
    if (!isLast) onNext();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Complete" description={activity.subject}>
      <Form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Field label="What came of it" optional><Textarea name="outcome" rows={3} autoFocus maxLength={2000} /></Field>
        {fault && <ErrorLine>{fault}</ErrorLine>}
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" value="last" working={working}>Complete</Button>
          <Button type="submit" value="next" variant="primary" working={working}>Complete and plan the next</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
