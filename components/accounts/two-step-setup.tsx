"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import { RecoveryCodes } from "./recovery-codes";
import { textsOf, useAsk } from "./use-ask";

export type Offer = { secret: string; qr: string };
type Confirmed = { codes?: string[] };

type Props = { onBegin: () => Promise<Outcome<Offer>>; onConfirm: (input: { code: string }) => Promise<Outcome<Confirmed>>; onDone: () => void };

/** Scan, type the first code, keep the recovery codes. Nothing counts until the code was right. */
export function TwoStepSetup({ onBegin, onConfirm, onDone }: Props) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useAsk<Offer>();
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (offer) return <FirstCode offer={offer} onConfirm={onConfirm} onConfirmed={(confirmed) => (confirmed.codes ? setCodes(confirmed.codes) : onDone())} />;
  return (
    <div className="grid gap-3">
      {begin.message && <ErrorLine>{begin.message}</ErrorLine>}
      <Button variant="primary" size="lg" working={begin.working} onClick={() => begin.ask(onBegin, setOffer)}>Show the QR code</Button>
    </div>
  );
}

type First = Pick<Props, "onConfirm"> & { offer: Offer; onConfirmed: (confirmed: Confirmed) => void };

function FirstCode({ offer: { qr, secret }, onConfirm, onConfirmed }: First) {
  const { ask, working, message, errorAt } = useAsk<Confirmed>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onConfirm({ code: text("code") }), onConfirmed);
  };
  return (
    <Form method="post" onSubmit={submit} className="grid gap-[18px]">
      {/* eslint-disable-next-line @next/next/no-img-element -- a data: image; nothing to fetch or resize */}
      <img src={qr} alt="QR code for your authenticator app" width={200} height={200} className="rounded-md border border-line" />
      <p className="text-ink-2">
        Scan it with an authenticator app, or type this key there:{" "}
        <span className="mono [overflow-wrap:anywhere] select-all" data-secret>{secret.match(/.{1,4}/g)?.join(" ")}</span>
      </p>
      <Field label="Code" needed="Type the six digits your app shows." hint="The six digits your app shows now." error={errorAt("code") ?? message}>
        <Input name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus className="mono" />
      </Field>
      <Button type="submit" variant="primary" size="lg" working={working}>Turn on</Button>
    </Form>
  );
}
