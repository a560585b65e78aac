import "server-only";
import readSheets from "read-excel-file/universal";
import { refuse } from "@/lib/refusal";
import type { Bytes } from "@/lib/imports/decoding";
import { columnName, type Cell } from "./cells";
import { LIMITS, unpack } from "./unpacking";

/** A sheet as it stands: `rows[0]` is row 1, also where it is empty. */
export type Sheet = { name: string; rows: Cell[][] };

/** The sheets of an .xlsx file in their order: texts as they are, numbers, booleans, dates (in UTC) and the results of formulas. Refuses, in a sentence, what cannot be read. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const archive = unpack(bytes);
  try {
    const sheets = await readSheets(archive, { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (error) {
    return refuse(sentenceOf(error));
  }
}

/** Takes a file in whole; more than a workbook may have is refused as it comes. */
export async function collect(body: Bytes, most: number = LIMITS.bytes): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) refuse(`The file is larger than ${most / 1_000_000} MB.`, 413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** An archive, or an old Excel file that wants a sentence of its own: read it as a workbook; anything else is text. */
export function isWorkbook(bytes: Uint8Array) {
  return ["504b0304", "d0cf11e0"].includes(Buffer.from(bytes.subarray(0, 4)).toString("hex"));
}

/** A spreadsheet counts days; seconds come back as 5.9999. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return new Date(Math.round(value.getTime() / 10) * 10);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function sentenceOf(error: unknown) {
  const [, row, column, fault] = /row (\d+), col (\d+): (\w+)/.exec(error instanceof Error ? error.message : "") ?? [];
  if (fault === "VALUE_MISSING") return `The formula in ${columnName(Number(column) - 1)}${row} has no result. Open the workbook, save it and try again.`;
  if (row) return `Cell ${columnName(Number(column) - 1)}${row} cannot be read. Open the workbook, save it again as .xlsx and try once more.`;
  return "This workbook is damaged. Open it in Excel or LibreOffice, save it again as .xlsx and try once more.";
}
