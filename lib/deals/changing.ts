import Big from "big.js";

type Row = Readonly<Record<string, unknown>>;

const DECIMALS: readonly string[] = ["amount", "discount", "tax", "probability", "price", "quantity", "total"];

/** Of what a command is about to write, the columns that really differ from what the row holds. */
export function differing<R extends Row>(before: Row, after: R): Partial<R> {
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => !isEqual(column, before[column], value))) as Partial<R>;
}

function isEqual(column: string, a: unknown, b: unknown) {
  const [one, other] = [a ?? null, b ?? null];
  if (DECIMALS.includes(column) && one !== null && other !== null) return new Big(String(one)).eq(String(other));
  return JSON.stringify(one) === JSON.stringify(other);
}
