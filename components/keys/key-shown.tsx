"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The key, this once: nothing that is stored leads back to it. */
export function KeyShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true), () => setCopied(false));
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title="Copy the key now" description="It is shown this once and cannot be looked up later. Whoever has it may do what its scopes allow."
      footer={<><Button onClick={copy}><Copy />{isCopied ? "Copied" : "Copy"}</Button><Button variant="primary" onClick={onClose}>Done</Button></>}
    >
      <Field label="Key" hint={<>Send it as <span className="mono">Authorization: Bearer …</span>.</>}><Input readOnly value={secret} className="mono" onFocus={({ target }) => target.select()} /></Field>
    </Dialog>
  );
}
