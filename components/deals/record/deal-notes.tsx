"use client";

import { Pencil, Pin, PinOff } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import type { NoteActions } from "@/components/notes/note-actions";
import { NoteComposer } from "@/components/notes/note-composer";
import { NoteEditor } from "@/components/notes/note-editor";
import { NoteText } from "@/components/notes/note-text";
import { DateTime } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { NoteRow } from "@/lib/notes/queries";

/** What people wrote down about the deal, pinned first, then the newest. */
export function DealNotes({ deal, notes, actions }: { deal: DealRecord; notes: readonly NoteRow[]; actions: NoteActions }) {
  const [editing, setEditing] = useState<NoteRow | null>(null);
  const { run } = useAct(actions.undoChangeSet);
  const shown = notes.toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));
  const pin = ({ id, isPinned }: NoteRow) => void run(actions.editNote, { noteId: id, field: "isPinned", was: isPinned, value: !isPinned }, { object: "The note", message: isPinned ? "is no longer pinned." : "stands first now." });
  return (
    <section aria-label="Notes">
      <h2 className="mb-2 font-semibold">Notes</h2>
      {deal.canEdit && <NoteComposer subject={{ dealId: deal.id }} about={deal.title} actions={actions} />}
      {notes.length === 0 && !deal.canEdit && <p className="text-ink-3">Nobody wrote anything down yet.</p>}
      <ul className="grid gap-2">
        {shown.map((note) => (
          <li key={note.id} className="box flex items-start gap-2 px-3 py-2.5">
            <div className="min-w-0 flex-1">
              {note.title && <p className="font-semibold">{note.title}</p>}
              <NoteText text={note.content} />
              <p className="mt-1 text-xs text-ink-3">{note.createdByName}, <DateTime value={new Date(note.createdAt).toISOString()} />{note.isPinned && ", pinned"}</p>
            </div>
            {deal.canEdit && <IconButton size="sm" label={note.isPinned ? "Unpin this note" : "Pin this note"} onClick={() => pin(note)}>{note.isPinned ? <PinOff /> : <Pin />}</IconButton>}
            {deal.canEdit && <IconButton size="sm" label="Change this note" onClick={() => setEditing(note)}><Pencil /></IconButton>}
          </li>
        ))}
      </ul>
      {editing && <NoteEditor note={editing} actions={actions} onClose={() => setEditing(null)} />}
    </section>
  );
}
