import { isoDay, readDay, type DateOrder } from "./dates";
import { places, round, shift, tidy } from "./decimals";
import type { Field } from "./fields";
import { instantOf } from "./instants";
import { readNumber, type Decimal } from "./numbers";
import type { Scale } from "./rules";
import { readBoolean, readCurrency, readEmail, readEnum, readPhone, readTags, readText, readUrl, readUsername, readZone, type Reading } from "./texts";

/** Decimal strings, ISO days ("2017-03-01"), ISO instants, texts, lists of tags, booleans. Never a float, never a Date. */
export type CellValue = string | boolean | string[];
export type CellOptions = { decimal: Decimal | null; dateOrder: DateOrder | null; scale: Scale; timeZone: string };
/** `value` null when the cell is empty. `currency` is the one the cell itself names ("€ 5"). */
export type CellReading = { value: CellValue | null; note?: string; currency?: string } | { error: string };

const WHOLE_OF_MONEY = 12;
/** Where the field itself says nothing: what is longer is neither searched nor repeated in a sentence. */
const LONGEST: Partial<Record<Field["kind"], number>> = { text: 500, reference: 500, tags: 10_000 };
const LONGEST_SHORT = 2_000;
const MOST_OF_INTEGER = 2_147_483_647;

/** One cell as its field wants it; the column's decimal mark and date order are decided before, from all its values. */
export function readCell(raw: string, field: Pick<Field, "kind" | "values" | "synonymValues" | "longest">, options: CellOptions): CellReading {
  if (!raw.trim()) return { value: null };
  const longest = field.longest ?? LONGEST[field.kind] ?? LONGEST_SHORT;
  const long = raw.length > longest ? readText(raw, longest) : null;
  if (long && "error" in long) return long;
  switch (field.kind) {
    case "money": case "number": case "integer": case "percent": return readAmount(raw, field.kind, options);
    case "date": case "instant": return readDate(raw, field.kind, options);
    case "boolean": return readBoolean(raw);
    case "email": return readEmail(raw);
    case "url": return readUrl(raw);
    case "phone": return readPhone(raw);
    case "currency": return readCurrency(raw);
    case "tags": return readTags(raw);
    case "username": return readUsername(raw);
    case "zone": return readZone(raw);
    case "enum": return readEnum(raw, field.values ?? [], field.synonymValues);
    default: return readText(raw, longest) satisfies Reading<string>;
  }
}

function readAmount(raw: string, kind: "money" | "number" | "integer" | "percent", { decimal, scale }: CellOptions): CellReading {
  const reading = readNumber(raw, decimal);
  if ("error" in reading) return reading;
  const said = `“${raw.trim()}”`;
  const number = shift(reading.number, scale);
  if (reading.isPercent && (kind === "money" || kind === "integer")) return { error: `${said} is a percentage, not ${kind === "money" ? "an amount" : "a number of things"}.` };
  if (kind === "integer") return readInteger(number, said);
  if (kind === "percent") return readPercent(number, said);
  if (kind === "number") return places(number).whole > 18 ? { error: `${said} is too large a number.` } : { value: number };
  const amount = round(number, 2);
  if (places(amount).whole > WHOLE_OF_MONEY) return { error: `${said}${scale ? ` times ${10 ** scale === 1000 ? "1,000" : "1,000,000"}` : ""} is more than 999,999,999,999.99, the most an amount can be.` };
  const currency = reading.currency ? { currency: reading.currency } : {};
  return tidy(amount) === number ? { value: amount, ...currency } : { value: amount, note: `${said} is kept to the cent: ${amount}.`, ...currency };
}

function readInteger(number: string, said: string): CellReading {
  if (number.includes(".")) return { error: `${said} is not a whole number.` };
  return Math.abs(Number(number)) > MOST_OF_INTEGER ? { error: `${said} is too large a number.` } : { value: number };
}

function readPercent(number: string, said: string): CellReading {
  return number.startsWith("-") || Number(number) > 100 ? { error: `${said} is not between 0 and 100 %.` } : { value: round(number, 2) };
}

function readDate(raw: string, kind: "date" | "instant", { dateOrder, timeZone }: CellOptions): CellReading {
  const reading = readDay(raw, dateOrder);
  if ("error" in reading) return reading;
  return { value: kind === "date" ? isoDay(reading.day) : instantOf(reading.day, reading.time, timeZone) };
}
