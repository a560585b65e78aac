"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import { useSay } from "./use-say";

type Props = {
  token: string; to: string; isMailed: boolean;
  sendCode: (raw: { token: string; input: Record<string, never> }) => Promise<Outcome<unknown>>;
  enterCode: (raw: { token: string; input: { code: string } }) => Promise<Outcome<unknown>>;
};

/** A link that is somebody's own opens with a code: sent to their address, or told by their contact where no mail goes out. */
export function CodeForm({ token, to, isMailed, sendCode, enterCode }: Props) {
  const [sent, setSent] = useState(0);
  const sending = useSay();
  const { working, fault, submit } = useCode(sent, (code) => enterCode({ token, input: { code } }));
  const send = () => sending.say(() => sendCode({ token, input: {} }), () => setSent(sent + 1));
  if (isMailed && sent === 0) {
    return (
      <div className="grid gap-2">
        <Button size="lg" variant="primary" working={sending.working} onClick={send}>Send a code to {to}</Button>
        {sending.error && <ErrorLine>{sending.error}</ErrorLine>}
      </div>
    );
  }
  return (
    <Form className="grid gap-3" onSubmit={submit}>
      {isMailed && <p role="status" className="text-ink-2">{onItsWay(sent, to)}</p>}
      <Field label="Code" needed="Type the six digits." error={fault} hint={isMailed ? "Six digits from the mail." : "Six digits. Ask your contact for them."}>
        <Input key={sent} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} className="mono" autoFocus={isMailed} />
      </Field>
      <Button type="submit" size="lg" variant="primary" working={working}>Open the page</Button>
      {isMailed && <Button size="lg" variant="quiet" working={sending.working} onClick={send}>Send another code</Button>}
      {sending.error && <ErrorLine>{sending.error}</ErrorLine>}
    </Form>
  );
}

/** A code is six digits, however they are typed; what was wrong with one is forgotten when another was sent. */
function useCode(sent: number, enter: (code: string) => Promise<Outcome<unknown>>) {
  const entering = useSay();
  const [isShort, setShort] = useState(false);
  const [tried, setTried] = useState(0);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "").replace(/\D/g, "");
    setShort(code.length !== 6);
    setTried(sent + 1);
    if (code.length === 6) entering.say(() => enter(code));
  };
  const fault = tried !== sent + 1 ? undefined : isShort ? "Type the six digits." : (entering.error ?? undefined);
  return { working: entering.working, fault, submit };
}

function onItsWay(sent: number, to: string) {
  if (sent === 1) return `A code is on its way to ${to}. It works once, for ten minutes.`;
  return `Another code is on its way to ${to}. The one before it no longer works.`;
}
