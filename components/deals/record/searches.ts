import type { Outcome } from "@/lib/action";
import type { Choice } from "@/lib/deals/queries/choices";
import type { RecordSearches } from "./record-actions";

/** The questions of the server, as the page hands them in. */
export type Questions = {
  chooseCustomer: (input: { q: string }) => Promise<Outcome<Choice[]>>;
  chooseContact: (input: { q: string; customerId: string | null }) => Promise<Outcome<Choice[]>>;
};

/** The same as options of a Combobox. What is refused finds nothing. */
export function searchesOf({ chooseCustomer, chooseContact }: Questions): RecordSearches {
  return {
    onFindCustomers: async (q) => options(await chooseCustomer({ q })),
    onFindContacts: async (q, customerId) => options(await chooseContact({ q, customerId })),
  };
}

function options(outcome: Outcome<Choice[]>) {
  return outcome.ok ? outcome.value.map(({ id, name, detail }) => ({ value: id, label: name, ...(detail && { detail }) })) : [];
}
