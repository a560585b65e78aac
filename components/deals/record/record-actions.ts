import type { z } from "zod";
import { rememberOwn } from "@/components/changes/live-own";
import { answered } from "@/components/ui/answered";
import type { PresenceActions } from "@/components/presence/use-presence";
import type { ComboboxOption } from "@/components/ui/combobox";
import type { Edit, Saved } from "@/components/ui/in-place-edit";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import * as rules from "@/lib/deals/rules";
import type { ChooseOutcomes } from "@/lib/deals/rules/choosing";
import type { NewActivity } from "../board/quick-dialog";

/** The change set to undo; null when nothing had to be changed. */
export type Done = { changeSetId: string | null };
export type Act<I> = (input: I) => Promise<Outcome<Done>>;
export type Undo = (input: { changeSetId: string }) => Promise<Outcome<{ changeSetId: string | null }>>;
type Takes<S extends z.ZodType> = Act<z.input<S>>;

/** What one does to a deal, handed in by the page that shows it; each is called after its command. */
export type RecordActions = PresenceActions & {
  editDeal: Takes<typeof rules.EditDeal>; moveDeals: Takes<typeof rules.MoveDeals>; winDeals: Takes<typeof rules.WinDeals>; loseDeals: Takes<typeof rules.LoseDeals>; reopenDeal: Takes<typeof rules.ReopenDeal>;
  deleteDeals: Takes<typeof rules.DeleteDeals>; undoChangeSet: Undo;
  addLine: Takes<typeof rules.AddLine>; editLine: Takes<typeof rules.EditLine>; removeLine: Takes<typeof rules.RemoveLine>; reorderLines: Takes<typeof rules.ReorderLines>;
  chooseOutcomes: (input: ChooseOutcomes) => Promise<Outcome<readonly { id: string; name: string }[]>>;
  addContact: Takes<typeof rules.AddContact>; setContactRole: Takes<typeof rules.SetContactRole>; setPrimaryContact: Takes<typeof rules.SetPrimaryContact>; removeContact: Takes<typeof rules.RemoveContact>;
  planActivity: Act<NewActivity>; completeActivity: Act<{ activityId: string }>;
};
/** Look-ups while somebody types. `customerId` narrows contacts to those of the deal's customer. */
export type RecordSearches = {
  onFindCustomers: (query: string) => Promise<readonly ComboboxOption[]>;
  onFindContacts: (query: string, customerId: string | null) => Promise<readonly ComboboxOption[]>;
};

/** Says what was done with a way back, or why it was not. Answers whether it was. */
export function tell(object: string, message: string, outcome: Outcome<Done>, undo: Undo) {
  if (!outcome.ok) {
    if (!outcome.conflict) toastRefusal({ object, message: outcome.message });
    return false;
  }
  const { changeSetId } = outcome.value;
  if (changeSetId) rememberOwn(changeSetId);
  if (changeSetId) toastUndo({ object, message, onUndo: () => void undo({ changeSetId }).then((undone) => undone.ok || toastRefusal({ object, message: undone.message })) });
  return true;
}

type Field = rules.DealField;
type Fields = Exclude<Field, "customFields">;
/** From the text of a field to the value the rule takes; the rule's own sentence when it is not one. */
export type Reading<V> = (text: string) => V;

/** One field of a deal as EditInPlace and ChooseInPlace save it. What cannot be right is said before anything is sent. */
export function fieldSaver(deal: { id: string; title: string }, { editDeal, undoChangeSet }: RecordActions) {
  return <F extends Fields>(field: F, said: string, read: Reading<z.input<(typeof rules.dealFields)[F]>>) =>
    async ({ value, read: was }: Edit): Promise<Saved> => {
      const [next, before] = [read(value), read(was)];
      const { error } = rules.dealFields[field].safeParse(next);
      if (error) return { ok: false, message: error.issues[0]?.message ?? "This value is not understood." };
      const outcome: Outcome<Done> = await answered(editDeal({ dealId: deal.id, field, was: before, value: next } as z.input<typeof rules.EditDeal>));
      if (outcome.ok) tell(deal.title, said, outcome, undoChangeSet);
      return outcome;
    };
}

export const asText = (text: string) => text.trim() || null;
export const asList = (text: string) => text.split(",").map((one) => one.trim()).filter(Boolean);
