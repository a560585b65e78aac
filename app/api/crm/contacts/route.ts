import { createContact } from "@/lib/contacts/commands/creating";
import { findContacts } from "@/lib/contacts/queries";
import { CreateContact, FindContacts } from "@/lib/contacts/rules";
import { route } from "@/lib/route";

export const GET = route("contacts.read", FindContacts, findContacts);
export const POST = route("contacts.edit", CreateContact, createContact, { creates: true });
