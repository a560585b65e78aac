"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import { useSay } from "./use-say";

type Props = { token: string; to: string; isMailed: boolean; sendCode: (raw: { token: string; input: Record<string, never> }) => Promise<Outcome<unknown>>; enterCode: (raw: { token: string; input: { code: string } }) => Promise<Outcome<unknown>> };

/** A link that is somebody's own opens with a code: sent to their address, or told by their contact where no mail goes out. */
export function CodeForm({ token, to, isMailed, sendCode, enterCode }: Props) {
  const [isSent, setSent] = useState(!isMailed);
  const sending = useSay();
  const entering = useSay();
  return (
    <div className="grid gap-5">
      {isMailed && (
        <div className="grid gap-2">
          <Button size="lg" variant={isSent ? "secondary" : "primary"} working={sending.working} onClick={() => sending.say(() => sendCode({ token, input: {} }), () => setSent(true))}>{isSent ? "Send another code" : `Send a code to ${to}`}</Button>
          {isSent && <p role="status" className="text-ink-2">A code is on its way to {to}. It works for ten minutes.</p>}
          {sending.error && <ErrorLine>{sending.error}</ErrorLine>}
        </div>
      )}
      {isSent && (
        <Form className="grid gap-3" onSubmit={(event) => {
          event.preventDefault();
          const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
          entering.say(() => enterCode({ token, input: { code } }));
        }}>
          <Field label="Code" needed="Type the six digits." error={entering.error ?? undefined} hint={isMailed ? "Six digits from the mail." : "Six digits. Ask your contact for them."}><Input name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} className="mono" /></Field>
          <Button type="submit" size="lg" variant="primary" working={entering.working}>Open the page</Button>
        </Form>
      )}
    </div>
  );
}
