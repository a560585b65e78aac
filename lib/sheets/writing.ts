import "server-only";
import write, { type SheetData } from "write-excel-file/node";
import type { Cell } from "./cells";
import { XLSX } from "./media";

/** A cell to write: its value, and how a number is shown ("0.00"). Text stays text, whatever it begins with. */
export type Written = Cell | { value: number; format: string };
/** A sheet to write: `columns` make its frozen head, their widths in letters. Without them it is a page of text. */
export type WrittenSheet = { name: string; columns: readonly { header: string; width: number }[]; rows: readonly (readonly Written[])[] };

/** An .xlsx file of these sheets. */
export function workbookOf(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return write(sheets.map(({ name, columns, rows }) => ({
    sheet: name, data: [head(columns), ...rows.map((row) => row.map(cellOf))] as SheetData, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, dateFormat: "yyyy-mm-dd hh:mm:ss",
  }))).toBuffer();
}

/** The same as a download. `name` is made of letters, digits and signs that any file system takes. */
export async function workbookResponse(name: string, sheets: readonly WrittenSheet[]) {
  const file = `${name.normalize("NFKD").replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80) || "workbook"}.xlsx`;
  const headers = { "content-type": XLSX, "content-disposition": `attachment; filename="${file}"`, "x-content-type-options": "nosniff", "cache-control": "no-store" };
  return new Response(new Uint8Array(await workbookOf(sheets)), { headers });
}

function head(columns: WrittenSheet["columns"]) {
  return columns.map(({ header }) => ({ value: header, type: String, fontWeight: "bold", backgroundColor: "#E8EDF3", alignVertical: "top" }));
}

function cellOf(cell: Written) {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return { value: plainText(cell), type: String, alignVertical: "top", ...(cell.includes("\n") && { wrap: true }) };
  if (typeof cell === "object" && !(cell instanceof Date)) return { ...cell, type: Number, alignVertical: "top" };
  return { value: cell, type: cell instanceof Date ? Date : typeof cell === "number" ? Number : Boolean, alignVertical: "top" };
}

/** In the file format "_x0041_" stands for a letter by its number; as a text of its own it is written so that it stays one. */
function plainText(text: string) {
  return text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x").replace(/\r\n?/g, "\n");
}
