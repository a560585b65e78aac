/** One line of bench/results.json. */
export type Result = { name: string; value: number; bar: number; better: "lower" | "higher"; holds: boolean; detail: string };

/** A number held against its bar. */
export function held(name: string, value: number, bar: number, detail: string, better: Result["better"] = "lower"): Result {
  const rounded = Number(value.toPrecision(4));
  return { name, value: rounded, bar, better, holds: better === "lower" ? rounded <= bar : rounded >= bar, detail };
}

/** What could not be measured here, and why: no result, and never a good one. */
export class NotMeasured extends Error {}
