import { deleteNote, patchNote } from "@/lib/notes/commands/writing";
import { getNote } from "@/lib/notes/queries";
import { DeleteNote, GetNote, PatchNote } from "@/lib/notes/rules";
import { route } from "@/lib/route";

export const GET = route("customers.read", GetNote, getNote);
export const PATCH = route("customers.edit", PatchNote, patchNote);
export const DELETE = route("customers.edit", DeleteNote, deleteNote);
