import { deleteContact } from "@/lib/contacts/commands/deleting";
import { patchContact } from "@/lib/contacts/commands/editing";
import { getContact } from "@/lib/contacts/queries";
import { DeleteContact, GetContact, PatchContact } from "@/lib/contacts/rules";
import { route } from "@/lib/route";

export const GET = route("contacts.read", GetContact, getContact);
export const PATCH = route("contacts.edit", PatchContact, patchContact);
export const DELETE = route("contacts.edit", DeleteContact, deleteContact);
