"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Shown once. Each opens the second step once, should the phone be lost. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">Two-step sign-in is on. Keep these codes where your phone is not: each signs you in once without it. They are not shown again.</p>
      <ul aria-label="Recovery codes" className="mono grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken px-4 py-3">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={copy}>{copied ? "Copied" : "Copy all"}</Button>
        <Button variant="primary" onClick={onDone}>I have kept them</Button>
      </div>
    </div>
  );
}
