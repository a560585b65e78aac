/** What a cell of a spreadsheet holds. */
export type Cell = string | number | boolean | Date | null;

/** Columns count from 0, rows from 1 as they are printed: (2, 7) is "C7". */
export function addressOf(column: number, row: number) {
  return `${columnName(column)}${row}`;
}

export function columnName(column: number): string {
  return `${column >= 26 ? columnName(Math.floor(column / 26) - 1) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

/** As text: numbers without the noise of their binary form, days as 2026-06-30, instants as ISO text, a flag as true or false. */
export function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return numberText(cell);
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, "").replace(/\.000Z$/, "Z");
  return String(cell);
}

export function isEmpty(cell: Cell | undefined) {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** The error a formula ended in; null when there is none. */
export function errorIn(cell: Cell | undefined): string | null {
  return typeof cell === "string" && /^#(?:(?:NULL|DIV\/0|VALUE|REF|NUM|SPILL|CALC|FORMULA)!|NAME\?|N\/A)$/.test(cell) ? cell : null;
}

/** 33.300000000000004 is 33.3; whole numbers as they are. */
function numberText(value: number) {
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(12)));
}
