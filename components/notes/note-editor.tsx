"use client";

import { useState, type FormEvent } from "react";
import { useAct } from "@/components/changes/use-act";
import { Button } from "@/components/ui/button";
import { ConflictChoice } from "@/components/ui/conflict-choice";
import { DateTime } from "@/components/ui/date-time";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/action";
import type { NoteActions } from "./note-actions";

type Note = { id: string; content: string };
type Clash = NonNullable<Extract<Outcome<unknown>, { ok: false }>["conflict"]>;

type Props = { note: Note; actions: NoteActions; onClose: () => void };

/** The words of a note. If somebody else changed them meanwhile, both are shown. */
export function NoteEditor(props: Props) {
  const { note, onClose } = props;
  const { fault, clash, working, save, remove, leave } = useNote(props);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save(String(new FormData(event.currentTarget).get("content") ?? ""), note.content);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Change note" size="lg">
      {clash && (
        <ConflictChoice
          yours={String(clash.yours)}
          theirs={String(clash.theirs)}
          byName={clash.byName}
          when={<DateTime value={clash.at} />}
          working={working}
          onKeepMine={() => void save(String(clash.yours), String(clash.theirs))}
          onTakeTheirs={onClose}
          onCancel={leave}
        />
      )}
      <Form onSubmit={submit} className="grid gap-4">
        <Field label="Note" labelHidden><Textarea name="content" rows={6} autoFocus defaultValue={note.content} maxLength={20_000} /></Field>
        {fault && <ErrorLine>{fault}</ErrorLine>}
        <NoteEnd working={working} onRemove={() => void remove()} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function NoteEnd({ working, onRemove, onCancel }: { working: boolean; onRemove: () => void; onCancel: () => void }) {
  return (
    <DialogFormFooter>
      <Button variant="quiet" className="mr-auto text-risk-text" working={working} onClick={onRemove}>Delete note</Button>
      <Button variant="quiet" onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary" working={working}>Save note</Button>
    </DialogFormFooter>
  );
}

function useNote({ note: { id: noteId }, actions, onClose }: Props) {
  const [fault, setFault] = useState("");
  const [clash, setClash] = useState<Clash | null>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const save = async (value: string, was: string) => {
    const said = { object: "The note", message: "is changed.", isInForm: true };
    const outcome = await run(actions.editNote, { noteId, field: "content", was, value }, said);
    if (outcome.ok) return onClose();
    setClash(outcome.conflict ?? null);
    setFault(outcome.conflict ? "" : outcome.message);
  };
  const remove = async () => {
    const outcome = await run(actions.deleteNote, { noteId }, { object: "The note", message: "is in the trash.", isInForm: true });
    if (outcome.ok) onClose();
    else setFault(outcome.message);
  };
  return { fault, clash, working, save, remove, leave: () => setClash(null) };
}
