"use client";

import { useState, type FormEvent } from "react";
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

type Kind = (typeof kinds)[number]["value"];
type Log = Parameters<ProjectActions["logActivity"]>[0];

/** A line for the log, written by hand. */
export function LogComposer({ projectId, onLog }: { projectId: string; onLog: ProjectActions["logActivity"] }) {
  const [open, setOpen] = useState(false);
  const [type, setType] = useState<Kind>("NOTE");
  const { ask, working, errorAt, message } = useAsk<unknown>();
  const { tell } = useRun();
  const { zone } = useReader();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onLog(lineOf(type, text, { projectId, zone })), (value) => {
      tell({ ok: true, value }, { object: text("subject"), done: "is in the log.", undoIn: projectId });
      setOpen(false);
    });
  };
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Log what happened" trigger={<Button size="sm">Log</Button>}>
      <Form className="grid gap-4" onSubmit={submit}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <KindFields type={type} zone={zone} errorAt={errorAt} onType={setType} />
        <Field label="Text" optional><Textarea name="content" maxLength={20000} /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Log</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function lineOf(type: Kind, text: (name: string) => string, { projectId, zone }: { projectId: string; zone: Parameters<typeof instantIn>[0] }): Log {
  const line = { projectId, subject: text("subject"), content: text("content") };
  if (type === "MEETING") return { ...line, type, meetingDate: instantIn(zone, text("meetingDate")) ?? "", attendees: list(text("attendees")) };
  if (type === "DECISION") return { ...line, type, decisionRationale: text("decisionRationale") };
  return type === "NOTE" ? { ...line, type } : { ...line, type, emailTo: list(text("emailTo")), emailCc: list(text("emailCc")) };
}

type Kinds = { type: Kind; zone: string | undefined; errorAt: (field: string) => string | undefined; onType: (type: Kind) => void };

/** What happened, and what each kind asks beside it. */
function KindFields({ type, zone, errorAt, onType }: Kinds) {
  const isMail = type === "EMAIL_SENT" || type === "EMAIL_RECEIVED";
  return (
    <>
      <Field label="Kind" {...((type === "MEETING" || type === "EMAIL_RECEIVED") && { hint: "It counts as contact with the client." })}>
        <Select value={type} onChange={({ target }) => onType(kinds.find(({ value }) => value === target.value)?.value ?? "NOTE")} options={kinds} />
      </Field>
      <Field label="Subject" needed="Say in a line what happened." error={errorAt("subject")}><Input name="subject" maxLength={200} /></Field>
      {type === "MEETING" && <Field label="When" needed="Say when it was." hint={zone && `On the clocks of ${zone.replaceAll("_", " ")}`} error={errorAt("meetingDate")}><Input type="datetime-local" name="meetingDate" /></Field>}
      {type === "MEETING" && <Field label="Who was there" needed="Name who was there." hint="Separated by commas." error={errorAt("attendees")}><Input name="attendees" /></Field>}
      {isMail && (
        <Field label="To" optional={type === "EMAIL_RECEIVED"} needed={type === "EMAIL_SENT" ? "Say to whom it went." : undefined} error={errorAt("emailTo") ?? errorAt("emailTo.0")}>
          <Input name="emailTo" />
        </Field>
      )}
      {isMail && <Field label="Copy" optional error={errorAt("emailCc.0")}><Input name="emailCc" /></Field>}
      {type === "DECISION" && <Field label="Why it was decided" needed="Say why it was decided."><Textarea name="decisionRationale" maxLength={20000} /></Field>}
    </>
  );
}
