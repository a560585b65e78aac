"use client";

import { Pencil, PinOff } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { DateTime } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { PinnedNote } from "@/lib/customers/queries/shapes";
import type { NoteActions } from "./note-actions";
import { NoteEditor } from "./note-editor";
import { NoteText } from "./note-text";

/** What everybody should see first. */
export function PinnedNotes({ notes, canEdit, actions }: { notes: readonly PinnedNote[]; canEdit: boolean; actions: NoteActions }) {
  const [editing, setEditing] = useState<PinnedNote | null>(null);
  const { run } = useAct(actions.undoChangeSet);
  const unpin = ({ id }: PinnedNote) => {
    const edit = { noteId: id, field: "isPinned" as const, was: true, value: false };
    void run(actions.editNote, edit, { object: "The note", message: "is no longer pinned." });
  };
  if (notes.length === 0) return null;
  return (
    <ul aria-label="Pinned notes" className="mb-5 grid gap-2">
      {notes.map((note) => (
        <li key={note.id} className="box flex items-start gap-2 px-3 py-2.5">
          <div className="min-w-0 flex-1">
            {note.title && <p className="font-semibold">{note.title}</p>}
            <NoteText text={note.content} />
            <p className="mt-1 text-xs text-ink-3">{note.createdByName}, <DateTime value={note.createdAt} /></p>
          </div>
          {canEdit && <IconButton size="sm" label="Change this note" onClick={() => setEditing(note)}><Pencil /></IconButton>}
          {canEdit && <IconButton size="sm" label="Unpin this note" onClick={() => unpin(note)}><PinOff /></IconButton>}
        </li>
      ))}
      {editing && <NoteEditor note={editing} actions={actions} onClose={() => setEditing(null)} />}
    </ul>
  );
}
