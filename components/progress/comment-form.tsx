"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/action";
import type { ClientDoor } from "./client-door";
import { useSay } from "./use-say";

type Props = { label: string; button: string; door: ClientDoor; send: (content: string) => Promise<Outcome<unknown>> | null; onClose?: (() => void) | undefined };

/** Words from the client to us. They stay in the field until they have arrived. */
export function CommentForm({ label, button, door, send, onClose }: Props) {
  const [content, setContent] = useState("");
  const { say, working, error } = useSay();
  const done = () => {
    setContent("");
    onClose?.();
  };
  return (
    <form className="mt-3 grid gap-2 print:hidden" onSubmit={(event) => {
      event.preventDefault();
      const sent = content.trim();
      if (sent) say(() => send(sent) ?? Promise.resolve({ ok: false, message: "This is a preview. Nothing is sent.", status: 403 }), done);
    }}>
      <Textarea aria-label={label} placeholder={label} value={content} onChange={({ target }) => setContent(target.value)} rows={3} maxLength={5000} disabled={!door} autoFocus={Boolean(onClose)} />
      {error && <ErrorLine>{error}</ErrorLine>}
      <div className="flex justify-end gap-2">
        {onClose && <Button type="button" variant="quiet" onClick={onClose}>Cancel</Button>}
        <Button type="submit" variant={onClose ? "primary" : "secondary"} working={working} disabled={!door || content.trim() === ""}>{button}</Button>
      </div>
    </form>
  );
}
