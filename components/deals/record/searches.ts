import { foundBy } from "@/components/ui/answered";
import type { Outcome } from "@/lib/action";
import type { Choice } from "@/lib/deals/queries/choices";
import type { RecordSearches } from "./record-actions";

/** The questions of the server, as the page hands them in. */
export type Questions = {
  chooseCustomer: (input: { q: string }) => Promise<Outcome<Choice[]>>;
  chooseContact: (input: { q: string; customerId: string | null }) => Promise<Outcome<Choice[]>>;
};

/** The same as options of a Combobox. Where no answer comes, the list says so. */
export function searchesOf({ chooseCustomer, chooseContact }: Questions): RecordSearches {
  return {
    onFindCustomers: async (q) => options(await foundBy(chooseCustomer({ q }))),
    onFindContacts: async (q, customerId) => options(await foundBy(chooseContact({ q, customerId }))),
  };
}

function options(found: Choice[]) {
  return found.map(({ id, name, detail }) => ({ value: id, label: name, ...(detail && { detail }) }));
}
