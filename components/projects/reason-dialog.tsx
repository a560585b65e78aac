"use client";

import { useState, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/action";
import { useRun } from "./use-run";

type Props = { title: string; act: string; label: string; optional?: boolean; tone?: "primary" | "danger"; trigger?: ReactElement; open?: boolean; onOpenChange?: (open: boolean) => void; onAct: (reason: string) => Promise<Outcome<unknown>>; done?: string; undoIn?: string; children?: ReactNode };

/** An act that says why. A refusal is shown here and the dialog stays. */
export function ReasonDialog({ title, act, label, optional = false, tone = "primary", trigger, open, onOpenChange, onAct, done, undoIn, children }: Props) {
  const [own, setOwn] = useState(false);
  const [fault, setFault] = useState("");
  const { run, working } = useRun();
  const show = (next: boolean) => {
    setOwn(next);
    setFault("");
    onOpenChange?.(next);
  };
  const submit = async (reason: string) => {
    const outcome = await run(onAct, reason, { object: title, isInForm: true, ...(done && { done }), ...(undoIn && { undoIn }) });
    if (outcome.ok) show(false);
    else setFault(outcome.fields?.["reason"] ?? outcome.message);
  };
  return (
    <Dialog open={open ?? own} onOpenChange={show} title={title} trigger={trigger}>
      <Form className="grid gap-4" onSubmit={(event) => {
        event.preventDefault();
        void submit(String(new FormData(event.currentTarget).get("reason") ?? "").trim());
      }}>
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
