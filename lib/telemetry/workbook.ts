import type { DataType } from "@/lib/generated/prisma/enums";
import { plainCell } from "@/lib/sheets/plain";
import type { Written } from "@/lib/sheets/writing";
import type { AttributeValues } from "./queries/values";

/** The columns of a plan's telemetry workbook, in their order. adoption.md, Telemetry. */
export const COLUMNS = ["Task", "Attribute", "Data Type", "Required", "Operator", "Expected", "Current", "Date", "Notes"] as const;
export type Column = (typeof COLUMNS)[number];

/** One attribute's line: what is asked of it and what was seen last. */
export function lineOf({ task, name, dataType, isRequired, successCriteria, seen: [latest] }: AttributeValues): string[] {
  const { operator, expected } = askedOf(successCriteria);
  return [task, name, dataType, isRequired ? "yes" : "no", operator, expected, latest ? cellOf(dataType, latest.value) : "", latest?.at ?? "", latest?.notes ?? ""];
}

/** How wide each column is in .xlsx, in letters. */
export const WIDTHS: Record<Column, number> = { Task: 36, Attribute: 28, "Data Type": 12, Required: 10, Operator: 30, Expected: 20, Current: 20, Date: 26, Notes: 40 };

/** The same for .xlsx: numbers and flags as such, as long as a spreadsheet keeps all of their digits. */
export function cellsOf(attribute: AttributeValues): Written[] {
  const [latest] = attribute.seen;
  const isKept = typeof latest?.value === "boolean" || (typeof latest?.value === "number" && Number(latest.value.toPrecision(15)) === latest.value);
  return lineOf(attribute).map((cell, place) => (COLUMNS[place] === "Current" && isKept && attribute.dataType !== "JSON" ? (latest?.value as number | boolean) : cell));
}

/** A value as a cell: JSON as JSON, everything else as it reads. */
export function cellOf(dataType: DataType, value: unknown) {
  if (dataType === "JSON") return JSON.stringify(value);
  return value === null ? "" : String(value);
}

/** A cell as a value; undefined when the cell says nothing. */
export function valueOf(dataType: DataType, cell: string): unknown {
  const text = plain(cell);
  if (text.trim() === "") return undefined;
  if (dataType !== "JSON") return dataType === "STRING" ? text : text.trim();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Takes away the mark that keeps a spreadsheet from running a text as a formula. */
export const plain = plainCell;

type Criterion = { type?: string; operator?: string; mode?: string; threshold?: unknown; expectedValue?: unknown; pattern?: unknown; referenceTime?: unknown; withinDays?: unknown };

/** What is compared with what, in the words of the criterion; a composite stands as a whole. */
function askedOf(criteria: unknown) {
  if (typeof criteria !== "object" || criteria === null) return { operator: "", expected: "" };
  const { type = "", operator, mode, threshold, expectedValue, pattern, referenceTime, withinDays } = criteria as Criterion;
  const expected = threshold ?? expectedValue ?? pattern ?? withinDays ?? referenceTime;
  const isWhole = expected === undefined && !type.endsWith("_not_null");
  return { operator: [type, operator ?? mode].filter(Boolean).join(" "), expected: isWhole ? JSON.stringify(criteria) : expected === undefined ? "" : String(expected) };
}
