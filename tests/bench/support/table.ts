import type { Result } from "./results";

/** The results as a Markdown table, aligned so that it reads in a terminal as well. */
export function tableOf(results: readonly Result[]) {
  const rows = results.map(({ name, value, bar, better, holds }) => [name, String(value), `${better === "lower" ? "≤" : "≥"} ${bar}`, holds ? "holds" : "**misses**"]);
  const lines = [["Measured", "Value", "Bar", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const write = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = lines;
  return [write(head), `| ${widths.map((width, column) => (column === 1 ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`, ...body.map(write)].join("\n");
}
