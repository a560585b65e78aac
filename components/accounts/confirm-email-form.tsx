"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import type { Outcome } from "@/lib/action";
import { useAsk } from "./use-ask";

/** A button, because opening a link must change nothing: mail scanners open links too. */
export function ConfirmEmailForm({ email, onConfirm }: { email: string; onConfirm: () => Promise<Outcome<void>> }) {
  const [done, setDone] = useState(false);
  const { ask, working, message, errorAt } = useAsk<void>();
  if (done) return <Note>{email} is your address now. <Link href="/sign-in" className="underline">Sign in</Link> with it from here on.</Note>;
  return (
    <div className="grid gap-[18px]">
      {(message ?? errorAt("email")) && <ErrorLine>{message ?? errorAt("email")}</ErrorLine>}
      <Button variant="primary" size="lg" working={working} onClick={() => ask(onConfirm, () => setDone(true))}>Confirm {email}</Button>
    </div>
  );
}
