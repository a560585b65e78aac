"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { Outcome } from "@/lib/action";
import { PasswordInput } from "./password-input";
import { textsOf, useAsk } from "./use-ask";

/** One new password: from an invitation, from a reset link, on the first visit. */
export function PasswordForm<T>({ onSave, next, label, login }: { onSave: (input: { password: string }) => Promise<Outcome<T>>; next: string; label: string; login?: string | undefined }) {
  const router = useRouter();
  const { ask, working, message, errorAt } = useAsk<T>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onSave({ password: text("password") }), () => router.replace(next));
  };
  return (
    <Form method="post" onSubmit={submit} className="grid gap-[18px]">
      {login && <input type="hidden" name="username" autoComplete="username" value={login} readOnly />}
      <Field label="New password" needed="Type a new password." hint="At least 10 characters. A sentence you can remember is better than a word with signs." error={errorAt("password")}>
        <PasswordInput name="password" autoComplete="new-password" minLength={10} autoFocus />
      </Field>
      {(message ?? errorAt("email")) && <ErrorLine>{message ?? errorAt("email")}</ErrorLine>}
      <Button type="submit" variant="primary" size="lg" working={working}>{label}</Button>
    </Form>
  );
}
