import "server-only";
import { harmlessCell } from "@/lib/csv";
import type { Bytes } from "@/lib/imports/decoding";
import { openTable, type RawRow } from "@/lib/imports/reading";
import { refuse } from "@/lib/refusal";
import { isEmpty, textOf, type Cell } from "@/lib/sheets/cells";
import { collect, isWorkbook, readWorkbook } from "@/lib/sheets/reading";

const LARGEST = { bytes: 10_000_000, rows: 50_000 };

/** The column names and rows of a telemetry workbook, whichever kind of file it is; CSV is read as it comes. Of an .xlsx the sheet Telemetry, or its first. */
export async function openValues(body: Bytes): Promise<{ names: readonly string[]; rows: AsyncIterable<RawRow> }> {
  const parts = body[Symbol.asyncIterator]();
  const { value: first, done } = await parts.next();
  async function* whole() {
    if (!done) yield first;
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
  }
  if (done || !isWorkbook(first)) {
    const { layout, rows } = await openTable(whole(), { limits: LARGEST });
    return { names: layout.columns, rows };
  }
  const sheets = await readWorkbook(await collect(whole()));
  const { rows: [head = [], ...rows] } = sheets.find(({ name }) => name.trim().toLowerCase() === "telemetry") ?? sheets[0] ?? refuse("This workbook has no sheet.");
  return { names: head.map(textOf), rows: linesOf(rows) };
}

async function* linesOf(rows: readonly Cell[][]): AsyncGenerator<RawRow> {
  for (const [at, cells] of rows.entries()) if (!cells.every(isEmpty)) yield { number: at + 1, line: at + 2, cells: cells.map(written), problem: null };
}

/** As CSV has it: numbers with all their digits, what looks like a formula marked as text. */
function written(cell: Cell) {
  return harmlessCell(typeof cell === "number" ? String(cell) : textOf(cell));
}
