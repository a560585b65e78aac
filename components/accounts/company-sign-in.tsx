"use client";

import { KeyRound } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Or } from "@/components/layout/public-shell";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import type { Outcome } from "@/lib/action";
import { startSingleSignOn } from "./single-sign-on";
import { textsOf, useAsk } from "./use-ask";

/** By the address to the company's own sign-in. */
export function CompanySignIn({ onFind, failed }: { onFind: (input: { email: string }) => Promise<Outcome<{ providerId: string }>>; failed: boolean }) {
  const [open, setOpen] = useState(false);
  const { ask, working, message, errorAt } = useAsk<{ providerId: string }>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onFind({ email: text("email") }), ({ providerId }) => void startSingleSignOn("/api/auth", providerId, "/sign-in"));
  };
  return (
    <>
      {failed && <Note tone="watch">Your company did not let you in here. Ask your administrator whether your address is invited.</Note>}
      <Or />
      {open ? (
        <Form method="post" onSubmit={submit} className="grid gap-[18px]">
          <Field label="Company e-mail" needed="Type your company e-mail address." error={errorAt("email") ?? message}><Input name="email" type="email" autoComplete="email" autoFocus /></Field>
          <Button type="submit" size="lg" working={working}>Continue</Button>
        </Form>
      ) : (
        <Button size="lg" onClick={() => setOpen(true)}><KeyRound />Continue with your company account</Button>
      )}
    </>
  );
}
