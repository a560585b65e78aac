"use client";

import type { FormEvent } from "react";
import { readForm } from "@/components/changes/use-form";
import { FormEnd } from "@/components/changes/form-end";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import { REOPEN_DAYS } from "@/lib/blockers/rules";
import type { OneOf, OwnerActions } from "./blocker-actions";
import { useDialogAct } from "./use-dialog-act";

const REOPENED = `Within ${REOPEN_DAYS} business days of its end it goes on where it stood and no level is told twice. Later its clock begins anew.`;

/** How it was resolved; whoever had been told hears of it. */
export function ResolveDialog({ blocker, place: { projectId }, actions, onClose }: OneOf<OwnerActions>) {
  const { send, working, faultAt, message } = useDialogAct(onClose);
  const told = blocker.hearsEnd;
  const hint = told.length > 0 ? `${told.join(", ")} will be told.` : "Nobody else had been told of it, so nobody is told now.";
  const resolve = (event: FormEvent<HTMLFormElement>) => {
    const input = { projectId, blockerId: blocker.id, notes: readForm(event)("notes") };
    void send(actions.resolveBlocker, input, { object: blocker.title, done: "is resolved." });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Resolve the blocker" description={blocker.title}>
      <Form className="grid gap-4" onSubmit={resolve}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="How it was resolved" error={faultAt("notes")} hint={hint}><Textarea name="notes" autoFocus maxLength={20_000} /></Field>
        <FormEnd verb="Resolve" working={working} />
      </Form>
    </Dialog>
  );
}

/** Why it is not over. Levels that have fired do not fire again, unless it was long ago. */
export function ReopenDialog({ blocker, place: { projectId }, actions, onClose }: OneOf) {
  const { send, working, faultAt, message } = useDialogAct(onClose);
  const reopen = (event: FormEvent<HTMLFormElement>) => {
    const input = { projectId, blockerId: blocker.id, reason: readForm(event)("reason") };
    void send(actions.reopenBlocker, input, { object: blocker.title, done: "is open again." });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Reopen the blocker" description={REOPENED}>
      <Form className="grid gap-4" onSubmit={reopen}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Why" error={faultAt("reason")}><Textarea name="reason" autoFocus maxLength={2000} /></Field>
        <FormEnd verb="Reopen" working={working} />
      </Form>
    </Dialog>
  );
}
