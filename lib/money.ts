import Big from "big.js";
import { z } from "zod";

/** Money is decimal text from the database to the screen ("412300.00"): never a float. */
export type Money = string;

/** What fits Decimal(14,2): at most twelve digits before the point and two after. */
export const Money = z
  .string()
  .trim()
  .regex(/^-?\d{1,12}(\.\d{1,2})?$/, "Type an amount like 1234.50.");

export const NonNegativeMoney = Money.refine((text) => !text.startsWith("-"), "The amount cannot be negative.");

export function add(...amounts: Money[]): Money {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(2);
}

export function subtract(from: Money, amount: Money): Money {
  return new Big(from).minus(amount).toFixed(2);
}

/** Price × quantity, rounded half up to cents. */
export function times(price: Money, quantity: string | number): Money {
  return new Big(price).times(quantity).toFixed(2, Big.roundHalfUp);
}

/** The share of an amount that a probability (0–100) gives it, rounded half up to cents. */
export function weigh(amount: Money, probability: string | number): Money {
  return new Big(amount).times(probability).div(100).toFixed(2, Big.roundHalfUp);
}

export function compare(a: Money, b: Money) {
  return new Big(a).cmp(b);
}
