import "server-only";
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from "fflate";
import { Refusal, refuse } from "@/lib/refusal";

/** What a workbook may hold: bytes as sent and unpacked, parts of the archive; and each of its sheets: rows, columns, filled cells. */
export const LIMITS = { bytes: 5_000_000, unpacked: 25_000_000, parts: 500, rows: 10_000, columns: 100, cells: 200_000 } as const;

const DAMAGED = "This workbook is damaged. Open it in Excel or LibreOffice, save it again as .xlsx and try once more.";
const most = (n: number) => n.toLocaleString("en");

/**
 * An .xlsx file as an archive without surprises: only the parts that hold values, never more than was announced and allowed, cells that
 * hold nothing left out. What reads it later sees exactly what was counted here. Refuses, in a sentence, what is no workbook.
 */
export function unpack(bytes: Uint8Array): ArrayBuffer {
  assertArchive(bytes);
  const parts = openParts(bytes);
  for (const [name, part] of Object.entries(parts)) if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) parts[name] = strToU8(bounded(strFromU8(part)));
  const packed = zipSync(parts, { level: 0 });
  return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer;
}

function assertArchive(bytes: Uint8Array) {
  if (bytes.length === 0) refuse("This file is empty.");
  const first = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (first === "d0cf11e0") {
    const isLocked = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    refuse(isLocked ? "This workbook is locked with a password. Save it without one and try again." : "This is a workbook of an old Excel (.xls). Save it as .xlsx and try again.");
  }
  if (first !== "504b0304") refuse("This is no Excel workbook. Send a file that was saved as .xlsx.");
}

/** The directory of the archive is believed about nothing but what it lets in: an unpacked part is never longer than it was announced. */
function openParts(bytes: Uint8Array): Unzipped {
  const told = { size: 0, parts: 0, names: new Set<string>() };
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        told.names.add(name);
        if (++told.parts > LIMITS.parts) throw new RangeError("parts");
        if (!holdsValues(name)) return false;
        told.size += originalSize;
        if (told.size > LIMITS.unpacked) throw new RangeError("size");
        return true;
      },
    });
    if (!parts["xl/workbook.xml"]) refuse(told.names.has("content.xml") ? "This is an OpenDocument file. Save it as .xlsx (Excel 2007–365) and try again." : "This is no Excel workbook. Send a file that was saved as .xlsx.");
    return parts;
  } catch (error) {
    if (error instanceof RangeError && error.message === "size") return refuse(`Unpacked, this workbook is larger than ${LIMITS.unpacked / 1_000_000} MB. Remove what does not belong in it.`, 413);
    if (error instanceof RangeError && error.message === "parts") return refuse(`This workbook has more than ${LIMITS.parts} parts. Remove what does not belong in it.`, 413);
    if (error instanceof Refusal) throw error;
    return refuse(DAMAGED);
  }
}

function holdsValues(name: string) {
  return /^xl\/.*\.(xml|rels)$/i.test(name) && !/^xl\/(drawings|media|theme|charts|chartsheets|externalLinks|pivot|comments|printerSettings|tables|vba|ctrlProps)/i.test(name);
}

const EMPTY_CELLS = /<c\b[^<>]*(?:\/>|>\s*<\/c>)/g;
const ERRORS = /<c\b([^<>]*)\st="e"([^<>]*)>/g;
const UNANSWERED = /<c\b([^<>]*)>\s*<f\b[^<>]*(?:\/>|>[^<]*<\/f>)\s*<\/c>/g;
const EMPTY_ROWS = /<row\b[^<>]*(?:\/>|>\s*<\/row>)/g;

/**
 * Spreadsheets write rows and cells that only look like something, down to row 1,048,576: they are left out. What holds a value must be within the limits.
 * A cell whose formula failed, or was never reckoned, says so as its text (cells.ts, `errorIn`): an empty cell would mean something else.
 */
function bounded(xml: string) {
  const answered = xml.replace(ERRORS, '<c$1 t="str"$2>').replace(UNANSWERED, (_, about: string) => `<c${about.replace(/\st="\w+"/, "")} t="str"><v>#FORMULA!</v></c>`);
  const sheet = answered.replace(EMPTY_CELLS, "").replace(EMPTY_ROWS, "");
  let [rows, cells] = [0, 0];
  for (const [tag, kind] of sheet.matchAll(/<(row|c)\b[^<>]*>/g)) {
    const [, column = "", row = "0"] = /\sr="([A-Z]*)(\d+)"/.exec(tag) ?? [];
    if (kind === "row") rows += 1;
    else cells += 1;
    if (Math.max(rows, Number(row)) > LIMITS.rows) refuse(`A sheet of this workbook goes beyond row ${most(LIMITS.rows)}. Split it, or delete what stands so far down.`, 413);
    if (cells > LIMITS.cells) refuse(`A sheet of this workbook has more than ${most(LIMITS.cells)} filled cells. Split it.`, 413);
    if (placeOf(column) > LIMITS.columns) refuse(`A sheet of this workbook has more than ${LIMITS.columns} columns. Delete those that do not belong in it.`, 413);
  }
  return sheet;
}

/** "A" is 1, "AB" is 28. */
function placeOf(column: string) {
  return [...column].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0);
}
