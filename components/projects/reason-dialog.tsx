"use client";

import { useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/action";
import { useRun } from "./use-run";

type Asking = { title: string; open?: boolean; onOpenChange?: (open: boolean) => void; onAct: (reason: string) => Promise<Outcome<unknown>>; done?: string; undoIn?: string };
type Props = Asking & { act: string; label: string; optional?: boolean; tone?: "primary" | "danger"; trigger?: ReactElement; children?: ReactNode };

/** An act that says why. A refusal is shown here and the dialog stays. */
export function ReasonDialog({ act, label, optional = false, tone = "primary", trigger, children, ...asking }: Props) {
  const { isOpen, show, fault, working, submit } = useReason(asking);
  return (
    <Dialog open={isOpen} onOpenChange={show} title={asking.title} trigger={trigger}>
      <Form className="grid gap-4" onSubmit={submit}>
        {children}
        {fault && <ErrorLine>{fault}</ErrorLine>}
        <Field label={label} optional={optional} needed={optional ? undefined : "Say why."}><Textarea name="reason" maxLength={2000} autoFocus /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => show(false)}>Cancel</Button>
          <Button type="submit" variant={tone} working={working}>{act}</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}

function useReason({ title, open, onOpenChange, onAct, done, undoIn }: Asking) {
  const [own, setOwn] = useState(false);
  const [fault, setFault] = useState("");
  const { run, working } = useRun();
  const show = (next: boolean) => {
    setOwn(next);
    setFault("");
    onOpenChange?.(next);
  };
  const act = async (reason: string) => {
    const outcome = await run(onAct, reason, { object: title, isInForm: true, ...(done && { done }), ...(undoIn && { undoIn }) });
    if (outcome.ok) show(false);
    else setFault(outcome.fields?.["reason"] ?? outcome.message);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void act(String(new FormData(event.currentTarget).get("reason") ?? "").trim());
  };
  return { isOpen: open ?? own, show, fault, working, submit };
}
