"use client";

import { useState, useTransition } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { Level } from "@/lib/progress/rules";

export type CreateLinkInput = { projectId: string; accessLevel: Level; days: number; email?: string };
type Props = { projectId: string; createLink: (input: CreateLinkInput) => Promise<Outcome<{ address: string }>>; onMade: (address: string) => void; onClose: () => void };

const LEVELS = [{ value: "VIEW", label: "Look" }, { value: "WORK", label: "Look and work: tick off, answer, send files" }, { value: "SIGN", label: "All that, and sign the go-live" }];
const TIMES = [{ value: "14", label: "14 days" }, { value: "30", label: "30 days" }, { value: "90", label: "90 days" }, { value: "365", label: "A year" }];

/** Who it is for, what it lets them do, for how long. */
export function NewLink({ projectId, createLink, onMade, onClose }: Props) {
  const [faults, setFaults] = useState<{ email?: string; form?: string }>({});
  const [working, start] = useTransition();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="New link for the client">
      <Form className="grid gap-4" onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const email = String(form.get("email") ?? "").trim();
        start(async () => {
          const outcome = await answered(createLink({ projectId, accessLevel: String(form.get("accessLevel")) as Level, days: Number(form.get("days")), ...(email && { email }) }));
          if (outcome.ok) return onMade(outcome.value.address);
          const { email: fault } = outcome.fields ?? {};
          setFaults(fault ? { email: fault } : { form: outcome.message });
        });
      }}>
        <Field label="What it lets them do"><Select name="accessLevel" defaultValue="WORK" options={LEVELS} /></Field>
        <Field label="E-mail of the person" optional hint="With an address, the link asks for a code that only this person gets. One that signs needs it." error={faults.email}><Input name="email" type="email" autoComplete="off" /></Field>
        <Field label="Works for"><Select name="days" defaultValue="90" options={TIMES} /></Field>
        {faults.form && <ErrorLine>{faults.form}</ErrorLine>}
        <DialogFormFooter><Button variant="quiet" onClick={onClose}>Cancel</Button><Button type="submit" variant="primary" working={working}>Make the link</Button></DialogFormFooter>
      </Form>
    </Dialog>
  );
}
