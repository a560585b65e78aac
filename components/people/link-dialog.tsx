"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Where no mail can be sent, whoever asked hands the link over. It is shown this once. */
export function LinkDialog({ title, link, onClose }: { title: string; link: string | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(link ?? "").then(() => setCopied(true));
  const close = () => {
    setCopied(false);
    onClose();
  };
  return (
    <Dialog title={title} description="This installation sends no mail, so hand this link over yourself. It works once and is not shown again." open={link !== null} onOpenChange={(open) => !open && close()}>
      <Field label="Link"><Input readOnly value={link ?? ""} onFocus={(event) => event.currentTarget.select()} className="mono" /></Field>
      <div className="flex gap-2">
        <Button variant="primary" onClick={copy}>{copied ? "Copied" : "Copy link"}</Button>
        <Button variant="quiet" onClick={close}>Done</Button>
      </div>
    </Dialog>
  );
}
