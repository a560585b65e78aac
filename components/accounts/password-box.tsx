"use client";

import { useRef, type FormEvent } from "react";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { toastDone } from "@/components/ui/toast";
import type { ChangePassword } from "@/lib/accounts/rules";
import type { Outcome } from "@/lib/action";
import { PasswordInput } from "./password-input";
import { textsOf, useAsk } from "./use-ask";

export function PasswordBox({ login, hasPassword = true, onChange }: { login: string; hasPassword?: boolean | undefined; onChange: (input: ChangePassword) => Promise<Outcome<unknown>> }) {
  const form = useRef<HTMLFormElement>(null);
  const { ask, working, message, errorAt } = useAsk<unknown>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onChange({ current: text("current"), password: text("password") }), () => {
      form.current?.reset();
      toastDone({ object: "Your password", message: "is changed. Other sessions are ended." });
    });
  };
  if (!hasPassword) return <Box title="Password"><Note>You sign in with your company account and have no password here.</Note></Box>;
  return (
    <Box title="Password">
      <Form ref={form} method="post" onSubmit={submit} className="grid max-w-[360px] gap-4">
        <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
        <Field label="Current password" needed="Type your current password." error={errorAt("current")}><PasswordInput name="current" autoComplete="current-password" /></Field>
        <Field label="New password" needed="Type a new password." hint="At least 10 characters." error={errorAt("password")}><PasswordInput name="password" autoComplete="new-password" minLength={10} /></Field>
        {message && <ErrorLine>{message}</ErrorLine>}
        <div><Button type="submit" working={working}>Change password</Button></div>
      </Form>
    </Box>
  );
}
