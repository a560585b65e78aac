"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SignedIn, SignIn } from "@/lib/accounts/rules";
import type { Outcome } from "@/lib/action";
import { CodeField } from "./code-field";
import { FrontTitle } from "./front-door";
import { PasswordInput } from "./password-input";

/** E-mail and password, then the six digits where two-step sign-in is on. What was typed stays on a refusal. */
export function SignInForm({ onSignIn, title = "Sign in", children, forgotHref = "/forgot-password" }: {
  onSignIn: (input: SignIn) => Promise<Outcome<SignedIn>>;
  title?: string | undefined;
  children?: ReactNode;
  forgotHref?: string | undefined;
}) {
  const router = useRouter();
  const [needsCode, setNeedsCode] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [working, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    start(async () => {
      const outcome = await onSignIn({ login: text("login"), password: text("password"), ...(needsCode && { code: text("code") }) });
      setRefusal(outcome.ok ? "" : outcome.message);
      if (!outcome.ok) return;
      if (outcome.value.next === "code") setNeedsCode(true);
      else router.replace(outcome.value.next);
    });
  };

  return (
    <form method="post" onSubmit={submit} className="grid gap-[18px]">
      <FrontTitle title={needsCode ? "Enter your code" : title}>{needsCode ? "Your account asks for a second step." : "Use the address your administrator invited, or your user name."}</FrontTitle>
      <div className={needsCode ? "hidden" : "contents"}>
        <Field label="E-mail or user name"><Input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus /></Field>
        <Field label="Password" error={needsCode ? undefined : refusal || undefined} aside={<Link href={forgotHref} className="text-sm text-accent-text">Forgot it?</Link>}>
          <PasswordInput name="password" autoComplete="current-password" required />
        </Field>
      </div>
      {needsCode && <CodeField error={refusal || undefined} />}
      <Button type="submit" variant="primary" size="lg" working={working}>{needsCode ? "Continue" : "Sign in"}</Button>
      {needsCode && <Button variant="quiet" onClick={() => { setNeedsCode(false); setRefusal(""); }}>Back</Button>}
      {!needsCode && children}
    </form>
  );
}
