import { openTable } from "@/lib/imports/reading";
import { plainCell } from "@/lib/sheets/plain";
import type { Sheet } from "@/lib/sheets/reading";
import type { Cell } from "@/lib/sheets/cells";
import { refuse } from "@/lib/refusal";

/** The last columns of the tasks' CSV: what the file was made from, on every line of it. */
export const MADE_FROM = ["Version", "Revision"] as const;

/** Tasks as CSV, read as the sheet that they are. `origin` is null where the file does not say what it was made from. */
export async function readTasksFile(bytes: Uint8Array): Promise<{ sheet: Sheet; origin: { version: number; revision: string | null } | null }> {
  const { layout, rows } = await openTable(inOne(bytes), { limits: { rows: 1000, columns: 100, bytes: bytes.length + 1 } });
  if (!layout.columns.some((name) => ["task", "name"].includes(name.trim().toLowerCase()))) refuse("This is neither a workbook (.xlsx) nor a CSV file of tasks: its first line names no column “Task”.");
  const lines: Cell[][] = [];
  for await (const { line, cells, problem } of rows) {
    if (problem) refuse(`Line ${line}: ${problem}`);
    lines.push(cells.map((cell) => plainCell(cell) || null));
  }
  const place = (name: string) => layout.columns.findIndex((column) => column.trim().toLowerCase() === name.toLowerCase());
  const [version, revision] = MADE_FROM.map((name) => lines.map((cells) => String(cells[place(name)] ?? "")).find(Boolean) ?? "");
  const origin = version && /^\d{1,9}$/.test(version) ? { version: Number(version), revision: revision && /^[0-9a-f-]{36}$/i.test(revision) ? revision.toLowerCase() : null } : null;
  return { sheet: { name: "Tasks", rows: [layout.columns, ...lines] }, origin };
}

async function* inOne(bytes: Uint8Array) {
  yield bytes;
}
