import { differing as differingBy } from "@/lib/changes/differing";

const DECIMALS = ["amount", "discount", "tax", "probability", "price", "quantity", "total"];

/** Of what a command is about to write, the columns that really differ from what the row of a deal or a line holds. */
export function differing<T extends object>(before: Readonly<Record<string, unknown>>, after: T) {
  return differingBy(before, after, DECIMALS);
}
