"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Note } from "@/components/ui/note";
import type { AskReset } from "@/lib/accounts/rules";
import type { Outcome } from "@/lib/action";
import { textsOf, useAsk } from "./use-ask";

export function ForgotForm({ onAsk }: { onAsk: (input: AskReset) => Promise<Outcome<void>> }) {
  const [asked, setAsked] = useState(false);
  const { ask, working, message, errorAt } = useAsk<void>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onAsk({ login: text("login") }), () => setAsked(true));
  };
  if (asked) return <Note>If that is an account with an address, a link is on its way. It works once, for one hour.</Note>;
  return (
    <Form method="post" onSubmit={submit} className="grid gap-[18px]">
      <Field label="E-mail or user name" needed="Type your e-mail address or user name." error={errorAt("login")}><Input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus /></Field>
      {message && <ErrorLine>{message}</ErrorLine>}
      <Button type="submit" variant="primary" size="lg" working={working}>Send a link</Button>
    </Form>
  );
}
