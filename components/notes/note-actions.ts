import type { z } from "zod";
import type { Act, Done, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/notes/rules";

/** What one does to notes, handed in by the page; each is called after its command. */
export type NoteActions = {
  addNote: Act<z.input<typeof rules.AddNote>, Done & { noteId: string }>;
  editNote: Act<z.input<typeof rules.EditNote>>;
  deleteNote: Act<z.input<typeof rules.DeleteNote>>;
  undoChangeSet: Undo;
};
