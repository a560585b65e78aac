import type { Result } from "./results";

/** The results as lines under each other: what, how much, the bar, and whether it holds. */
export function tableOf(results: readonly Result[]) {
  const rows = results.map(({ name, value, bar, better, holds }) => [name, String(value), `${better === "lower" ? "≤" : "≥"} ${bar}`, holds ? "holds" : "FAILS"]);
  const widths = [0, 1, 2].map((column) => Math.max(4, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}
