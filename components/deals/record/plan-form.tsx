"use client";

import { useState, useTransition, type FormEvent } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { NewActivity } from "../board/quick-dialog";
import { tell, type RecordActions } from "./record-actions";

const kinds = [{ value: "CALL", label: "Call" }, { value: "EMAIL", label: "E-mail" }, { value: "MEETING", label: "Meeting" }, { value: "TASK", label: "Task" }, { value: "TODO", label: "To-do" }];

type Props = { dealId: string; actions: Pick<RecordActions, "planActivity" | "undoChangeSet">; lead?: string | undefined; onClose: () => void };

/** What comes next on a deal: what, of which kind, when. */
export function PlanForm({ lead, ...plan }: Props) {
  const { faults, working, submit } = usePlan(plan);
  const { onClose } = plan;
  return (
    <Form onSubmit={submit} className="mb-2 grid gap-3 rounded-md border border-line px-3 py-3" onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), onClose())}>
      {lead && <p className="text-ink-2">{lead}</p>}
      <Field label="What" error={faults.subject}><Input name="subject" autoFocus maxLength={200} placeholder="Redlines on the liability cap" /></Field>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2">
        <Field label="Kind"><Select name="type" options={kinds} defaultValue="CALL" /></Field>
        <Field label="Day" error={faults.dueDate}><Input name="dueDate" type="date" /></Field>
        <Field label="Time" optional error={faults.dueTime}><Input name="dueTime" type="time" /></Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onClose}>{lead ? "Nothing more" : "Cancel"}</Button>
        <Button size="sm" variant="primary" type="submit" working={working}>Plan</Button>
      </div>
    </Form>
  );
}

function usePlan({ dealId, actions, onClose }: Omit<Props, "lead">) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [working, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const [subject, dueDate, dueTime] = [text("subject"), text("dueDate"), text("dueTime")];
    if (!subject) return setFaults({ subject: "Type what is to be done." });
    if (dueTime && !dueDate) return setFaults({ dueDate: "A time needs its day." });
    const activity = { dealId, type: text("type") as NewActivity["type"], subject, ...(dueDate && { dueDate }), ...(dueTime && { dueTime }) };
    start(async () => {
      const outcome = await answered(actions.planActivity(activity));
      if (!outcome.ok) return start(() => setFaults(outcome.fields ?? { subject: outcome.message }));
      tell(subject, "is planned.", outcome, actions.undoChangeSet);
      onClose();
    });
  };
  return { faults, working, submit };
}
