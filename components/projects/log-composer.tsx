"use client";

import { useState } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { instantIn } from "@/components/blockers/blocker-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { useReader } from "@/components/ui/locale";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { logLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "./project-actions";
import { useRun } from "./use-run";

const kinds = (["NOTE", "MEETING", "DECISION", "EMAIL_SENT", "EMAIL_RECEIVED"] as const).map((value) => ({ value, label: logLabels[value] }));
const list = (text: string) => text.split(/[\n,;]/).map((part) => part.trim()).filter(Boolean);

/** A line for the log, written by hand. */
export function LogComposer({ projectId, onLog }: { projectId: string; onLog: ProjectActions["logActivity"] }) {
  const [open, setOpen] = useState(false);
  const [type, setType] = useState<(typeof kinds)[number]["value"]>("NOTE");
  const { ask, working, errorAt, message } = useAsk<unknown>();
  const { tell } = useRun();
  const { zone } = useReader();
  const isMail = type === "EMAIL_SENT" || type === "EMAIL_RECEIVED";
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Log what happened" trigger={<Button size="sm">Log</Button>}>
      <Form className="grid gap-4" onSubmit={(event) => {
        const text = textsOf(event);
        const line = { projectId, subject: text("subject"), content: text("content") };
        ask(() => onLog(
          type === "MEETING" ? { ...line, type, meetingDate: instantIn(zone, text("meetingDate")) ?? "", attendees: list(text("attendees")) }
          : type === "DECISION" ? { ...line, type, decisionRationale: text("decisionRationale") }
          : type === "NOTE" ? { ...line, type } : { ...line, type, emailTo: list(text("emailTo")), emailCc: list(text("emailCc")) }), (value) => {
            tell({ ok: true, value }, { object: text("subject"), done: "is in the log.", undoIn: projectId });
            setOpen(false);
          });
      }}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Kind" {...((type === "MEETING" || type === "EMAIL_RECEIVED") && { hint: "It counts as contact with the client." })}><Select value={type} onChange={({ target }) => setType(kinds.find(({ value }) => value === target.value)?.value ?? "NOTE")} options={kinds} /></Field>
        <Field label="Subject" needed="Say in a line what happened." error={errorAt("subject")}><Input name="subject" maxLength={200} /></Field>
        {type === "MEETING" && <Field label="When" needed="Say when it was." hint={zone && `On the clocks of ${zone.replaceAll("_", " ")}`} error={errorAt("meetingDate")}><Input type="datetime-local" name="meetingDate" /></Field>}
        {type === "MEETING" && <Field label="Who was there" needed="Name who was there." hint="Separated by commas." error={errorAt("attendees")}><Input name="attendees" /></Field>}
        {isMail && <Field label="To" optional={type === "EMAIL_RECEIVED"} needed={type === "EMAIL_SENT" ? "Say to whom it went." : undefined} error={errorAt("emailTo") ?? errorAt("emailTo.0")}><Input name="emailTo" /></Field>}
        {isMail && <Field label="Copy" optional error={errorAt("emailCc.0")}><Input name="emailCc" /></Field>}
        {type === "DECISION" && <Field label="Why it was decided" needed="Say why it was decided."><Textarea name="decisionRationale" maxLength={20000} /></Field>}
        <Field label="Text" optional><Textarea name="content" maxLength={20000} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Log</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
