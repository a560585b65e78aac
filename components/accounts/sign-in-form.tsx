"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { SignedIn, SignIn } from "@/lib/accounts/rules";
import type { Outcome } from "@/lib/action";
import { CodeField } from "./code-field";
import { PasswordInput } from "./password-input";
import { textsOf, useAsk } from "./use-ask";

type Props = {
  onSignIn: (input: SignIn) => Promise<Outcome<SignedIn>>;
  forgotHref?: string | undefined;
  loginLabel?: string | undefined;
  children?: ReactNode;
};

/** E-mail and password, then the code where two-step sign-in is on. What was typed stays on a refusal. `children`: other ways in, until the code is asked for. */
export function SignInForm({ onSignIn, forgotHref = "/forgot-password", loginLabel = "E-mail or user name", children }: Props) {
  const { needsCode, submit, back, working, message, errorAt } = useSignIn(onSignIn);
  const loginNeeded = `Type your ${loginLabel === "E-mail" ? "e-mail address" : "e-mail address or user name"}.`;
  const passwordError = needsCode ? undefined : (errorAt("password") ?? message);
  const forgot = <Link href={forgotHref} className="text-sm text-accent-text">Forgot it?</Link>;
  return (
    <>
      <Form method="post" onSubmit={submit} className="grid gap-[18px]">
        <div className={needsCode ? "hidden" : "contents"}>
          <Field label={loginLabel} needed={loginNeeded} error={errorAt("login")}>
            <Input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
          </Field>
          <Field label="Password" needed="Type your password." error={passwordError} aside={forgot}>
            <PasswordInput name="password" autoComplete="current-password" />
          </Field>
        </div>
        {needsCode && <CodeField error={message} />}
        <Button type="submit" variant="primary" size="lg" working={working}>{needsCode ? "Continue" : "Sign in"}</Button>
        {needsCode && <Button variant="quiet" onClick={back}>Back</Button>}
      </Form>
      {!needsCode && children}
    </>
  );
}

function useSignIn(onSignIn: Props["onSignIn"]) {
  const router = useRouter();
  const [needsCode, setNeedsCode] = useState(false);
  const { ask, working, message, errorAt, clear } = useAsk<SignedIn>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const code = needsCode ? { code: text("code") } : {};
    ask(
      () => onSignIn({ login: text("login"), password: text("password"), ...code }),
      ({ next }) => (next === "code" ? setNeedsCode(true) : router.replace(next)),
    );
  };
  const back = () => {
    setNeedsCode(false);
    clear();
  };
  return { needsCode, submit, back, working, message, errorAt };
}
