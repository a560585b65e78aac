"use client";

import { useId, useState, type ReactNode } from "react";
import { useRun, type Act } from "@/components/projects/use-run";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type Props<I> = { projectId: string; label: string; act: Act<I>; inputOf: (content: string) => I; /** Beside the button: what it is about. */ beside?: ReactNode; onClose?: (() => void) | undefined };

/** Words to the client, and that it is the client who reads them. They stay in the field until they have arrived. */
export function AnswerForm<I>({ projectId, label, act, inputOf, beside, onClose }: Props<I>) {
  const [content, setContent] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, working } = useRun();
  const hint = useId();
  const send = async () => {
    setRefusal(null);
    const outcome = await run(act, inputOf(content.trim()), { object: "The answer", done: "stands on the client’s page.", isInForm: true, undoIn: projectId });
    if (!outcome.ok) return setRefusal(Object.values(outcome.fields ?? {})[0] ?? outcome.message);
    setContent("");
    onClose?.();
  };
  return (
    <form className="grid gap-2" onSubmit={(event) => {
      event.preventDefault();
      if (content.trim()) void send();
    }}>
      <Textarea aria-label={label} aria-describedby={hint} value={content} onChange={({ target }) => setContent(target.value)} rows={3} maxLength={5000} autoFocus={Boolean(onClose)} />
      {refusal && <ErrorLine>{refusal}</ErrorLine>}
      <div className="flex flex-wrap items-center gap-2">
        {beside}
        <span id={hint} className="min-w-0 flex-1 text-xs text-ink-3">The client reads this, with your name.</span>
        {onClose && <Button size="sm" variant="quiet" onClick={onClose}>Cancel</Button>}
        <Button size="sm" type="submit" working={working} disabled={content.trim() === ""}>Send to the client</Button>
      </div>
    </form>
  );
}
