import Big from "big.js";
import { add, subtract, times, type Money } from "@/lib/money";

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

/** Adds up what has a rate and names what has none. Rounded once, at the end. */
export function convert(shares: readonly Share[], currencyCode: string): Converted {
  const worth = shares.filter(({ amount }) => !new Big(amount).eq(0));
  const rateOf = (share: Share) => (share.currencyCode === currencyCode ? "1" : share.rate);
  const sum = worth.reduce((total, share) => total.plus(new Big(share.amount).times(rateOf(share) ?? 0)), new Big(0));
  const without = worth.filter((share) => rateOf(share) === null).map((share) => share.currencyCode);
  return { amount: sum.toFixed(2, Big.roundHalfUp), currencyCode, without: [...new Set(without)].toSorted() };
}
