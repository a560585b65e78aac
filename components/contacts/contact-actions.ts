import type { z } from "zod";
import type { Act, Done, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/contacts/rules";

/** What one does to contacts, handed in by the page; each is called after its command. */
export type ContactActions = {
  createContact: Act<z.input<typeof rules.CreateContact>, Done & { contactId: string }>;
  patchContact: Act<z.input<typeof rules.PatchContact>>;
  makePrimaryContact: Act<z.input<typeof rules.MakePrimaryContact>>;
  deleteContact: Act<z.input<typeof rules.DeleteContact>>;
  undoChangeSet: Undo;
};
