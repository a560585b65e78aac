import { foundBy } from "@/components/ui/answered";
import type { ComboboxOption } from "@/components/ui/combobox";
import type { Act, Undo } from "@/components/changes/use-act";
import type { Outcome } from "@/lib/action";
import type { EditPerson, GiveAddress, InvitePerson, PersonId } from "@/lib/people/rules";

type Linked = { link: string | null };
export type Link = (input: PersonId) => Promise<Outcome<Linked>>;

/** What the people's page may do, handed in by it. */
export type PeopleActions = {
  onInvite: (input: Omit<InvitePerson, "managerId"> & { managerId?: string | null }) => Promise<Outcome<Linked>>;
  onEdit: Act<EditPerson>;
  onDeactivate: Act<PersonId>;
  onReactivate: Act<PersonId>;
  onResend: Link;
  onOfferReset: Link;
  onResetTwoStep: (input: PersonId) => Promise<Outcome<void>>;
  onGiveAddress: (input: GiveAddress) => Promise<Outcome<Linked>>;
  onFind: (input: { q: string }) => Promise<Outcome<{ id: string; name: string; email: string | null }[]>>;
  onUndo: Undo;
};

/** Colleagues as a combobox wants them. */
export async function searchColleagues(onFind: PeopleActions["onFind"], q: string): Promise<ComboboxOption[]> {
  const found = await foundBy(onFind({ q }));
  return found.map(({ id, name, email }) => ({ value: id, label: name, ...(email && { detail: email }) }));
}
