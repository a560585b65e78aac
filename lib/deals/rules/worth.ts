import { add, compare, subtract, times, type Money } from "@/lib/money";

/** What a deal is worth: amount − discount; tax is not revenue, and an empty amount counts as 0. crm.md, What a deal is worth. */
export function worthOf({ amount, discount }: { amount: Money | null; discount: Money }): Money {
  return subtract(amount ?? "0", discount);
}

/** Price × quantity to the cent. */
export function lineTotal({ price, quantity }: { price: Money; quantity: string }): Money {
  return times(price, quantity);
}

/** With lines the amount is their sum; without any it is empty again. */
export function amountOf(lines: readonly { total: Money }[]): Money | null {
  return lines.length === 0 ? null : add(...lines.map(({ total }) => total));
}

/** A sum in one currency, and what one unit of it is in the organization's; null: no rate is known. */
export type Share = { currencyCode: string; amount: Money; rate: string | null };
/** A sum over currencies in the organization's currency. `without` names the currencies that have no rate and are left out. */
export type Converted = { amount: Money; currencyCode: string; without: string[] };

/** Adds up what has a rate, each currency to the cent, and names what has none. */
export function convert(shares: readonly Share[], currencyCode: string): Converted {
  const worth = shares.filter(({ amount }) => compare(amount, "0") !== 0).map((share) => ({ ...share, rate: share.currencyCode === currencyCode ? "1" : share.rate }));
  const amounts = worth.flatMap(({ amount, rate }) => (rate === null ? [] : [times(amount, rate)]));
  const without = worth.flatMap((share) => (share.rate === null ? [share.currencyCode] : []));
  return { amount: add(...amounts), currencyCode, without: [...new Set(without)].toSorted() };
}
