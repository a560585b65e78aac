import type { z } from "zod";
import { tell, type Act, type Done, type Undo } from "@/components/changes/tell";
import { foundBy } from "@/components/ui/answered";
import type { ComboboxOption } from "@/components/ui/combobox";
import type { Edit, Saved } from "@/components/ui/in-place-edit";
import type { Outcome } from "@/lib/action";
import type { LikeCustomer } from "@/lib/customers/queries/choices";
import type { Timeline } from "@/lib/customers/queries/timeline";
import * as rules from "@/lib/customers/rules";
import type { BulkPreview, DeletionPreview } from "@/lib/customers/rules/bulk";
import type { CountCustomers } from "@/lib/customers/rules/filtering";
import type { ListTimeline } from "@/lib/customers/rules/timeline";

type Ask<I, T> = (input: I) => Promise<Outcome<T>>;
export type Choice = { id: string; name: string; detail?: string | null };

/** What one does to customers, handed in by the page; each is called after its command. */
export type CustomerActions = {
  createCustomer: Act<z.input<typeof rules.CreateCustomer>, Done & { customerId: string }>;
  editCustomer: Act<z.input<typeof rules.EditCustomer>>;
  bulkEditCustomers: Act<z.input<typeof rules.BulkEditCustomers>, Done & BulkPreview>;
  deleteCustomers: Act<z.input<typeof rules.DeleteCustomers>>;
  undoChangeSet: Undo;
};
/** What a page asks while somebody types or chooses. */
export type CustomerQuestions = {
  previewBulkEdit: Ask<z.input<typeof rules.BulkEditCustomers>, BulkPreview>;
  previewDeletion: Ask<z.input<typeof rules.DeleteCustomers>, DeletionPreview>;
  findLikeCustomers: Ask<z.input<typeof rules.FindLikeCustomers>, LikeCustomer[]>;
  findCustomers: Ask<{ q: string }, Choice[]>;
  findColleagues: Ask<{ q: string }, Choice[]>;
  countCustomers: Ask<z.input<typeof CountCustomers>, number>;
  listTimeline: Ask<z.input<typeof ListTimeline>, Timeline>;
};

type Fields = rules.CustomerField;

/** One field of a customer as EditInPlace and ChooseInPlace save it. What cannot be right is said before anything is sent. */
export function fieldSaver(customer: { id: string; name: string }, { editCustomer, undoChangeSet }: Pick<CustomerActions, "editCustomer" | "undoChangeSet">) {
  return <F extends Fields>(field: F, read: (text: string) => z.input<(typeof rules.customerFields)[F]>) =>
    async ({ value, read: was }: Edit): Promise<Saved> => {
      const next = read(value);
      const { error } = rules.customerFields[field].safeParse(next);
      if (error) return { ok: false, message: error.issues[0]?.message ?? "This value is not understood." };
      const outcome = await editCustomer({ customerId: customer.id, field, was: read(was), value: next } as z.input<typeof rules.EditCustomer>);
      if (outcome.ok) tell(outcome, { object: customer.name, message: `has another ${rules.fieldNames[field]}.` }, undoChangeSet);
      return outcome;
    };
}

export const asText = (text: string) => text.trim() || null;
export const asList = (text: string) => text.split(",").map((one) => one.trim()).filter(Boolean);
export const asCount = (text: string) => (text.trim() === "" ? null : Number(/^\d{1,3}([\s,.'’]\d{3})+$/.test(text.trim()) ? text.replace(/\D/g, "") : text));

/** A search of records as a combobox asks it; where no answer comes, the list says so. */
export function searchOf(ask: Ask<{ q: string }, Choice[]>) {
  return async (q: string): Promise<readonly ComboboxOption[]> => {
    const found = await foundBy(ask({ q }));
    return found.map(({ id, name, detail }) => ({ value: id, label: name, ...(detail && { detail }) }));
  };
}
