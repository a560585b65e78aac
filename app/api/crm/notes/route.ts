import { addNote } from "@/lib/notes/commands/writing";
import { listNotes } from "@/lib/notes/queries";
import { AddNote, ListNotes } from "@/lib/notes/rules";
import { route } from "@/lib/route";

export const GET = route("customers.read", ListNotes, listNotes);
export const POST = route("customers.edit", AddNote, addNote, { creates: true });
