"use client";

import type { Outcome } from "@/lib/action";
import { PasswordForm } from "./password-form";

type Props<T> = {
  token: string;
  login: string;
  onSave: (input: { token: string; password: string }) => Promise<Outcome<T>>;
  next?: string | undefined;
  label?: string | undefined;
};

/** The new password of somebody who holds a link. */
export function ResetForm<T>({ token, login, onSave, next = "/sign-in", label = "Set the password" }: Props<T>) {
  return <PasswordForm login={login} label={label} next={next} onSave={({ password }) => onSave({ token, password })} />;
}
