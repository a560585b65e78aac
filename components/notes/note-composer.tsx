"use client";

import { Pin } from "lucide-react";
import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorLine } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { NoteActions } from "./note-actions";

type Props = { subject: { customerId: string } | { dealId: string }; about: string; actions: Pick<NoteActions, "addNote" | "undoChangeSet"> };

const LINE = "mb-5 flex h-10 w-full items-center rounded-md border border-line-strong bg-surface px-3 text-left text-ink-3 hover:border-line-control";

/** One line until it is pressed; then a note, sent by its button or Ctrl Enter. @name tells that person. */
export function NoteComposer(props: Props) {
  const [open, setOpen] = useState(false);
  if (open) return <NoteForm {...props} onClose={() => setOpen(false)} />;
  return <button type="button" onClick={() => setOpen(true)} className={LINE}>Write a note</button>;
}

function NoteForm({ subject, about, actions, onClose }: Props & { onClose: () => void }) {
  const [fault, setFault] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const note = { ...subject, content: String(values.get("content") ?? ""), isPinned: values.get("isPinned") === "on" };
    const outcome = await run(actions.addNote, note, { object: "Your note", message: `stands on ${about}.`, isInForm: true });
    if (outcome.ok) onClose();
    else setFault(Object.values(outcome.fields ?? {})[0] ?? outcome.message);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} onKeyDown={keys} className="mb-5 grid gap-2">
      <Textarea name="content" autoFocus rows={3} aria-label="Note" placeholder="What should the next person know? @name tells somebody." maxLength={20_000} />
      {fault && <ErrorLine>{fault}</ErrorLine>}
      <div className="flex items-center gap-2">
        <Checkbox name="isPinned" label={<span className="inline-flex items-center gap-1"><Pin className="size-3.5" aria-hidden="true" />Pin it</span>} className="mr-auto" />
        <Button size="sm" variant="quiet" onClick={onClose}>Cancel</Button>
        <Button size="sm" type="submit" variant="primary" working={working}>Add note</Button>
      </div>
    </form>
  );
}
