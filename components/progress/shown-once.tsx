"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Something that is shown this once and stored nowhere. */
export function ShownOnce({ title, value, onClose }: { title: string; value: string; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true), () => setCopied(false));
  return (
    <Dialog
      open onOpenChange={(open) => !open && onClose()} title={title} description="It is shown this once and cannot be looked up later."
      footer={<><Button onClick={copy}><Copy />{isCopied ? "Copied" : "Copy"}</Button><Button variant="primary" onClick={onClose}>Done</Button></>}
    >
      <Field label={value.startsWith("http") ? "Link" : "Code"}><Input readOnly value={value} className="mono" onFocus={({ target }) => target.select()} /></Field>
    </Dialog>
  );
}
