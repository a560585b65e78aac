import { readBoolean, readInstant, readNumber, textOf } from "@/lib/adoption/rules/values";
import type { DataType } from "@/lib/generated/prisma/enums";
import { LIMITS, type Fault } from "./rules";

const kinds: Record<DataType, string> = { BOOLEAN: "true or false", NUMBER: "a number", STRING: "text", TIMESTAMP: "a day or an instant", JSON: "JSON" };

/** The value as it is kept: however it was written, the same value is kept the same, so that its repetition is recognized. Text, instants and JSON may be null: nothing is there. */
export function readValue(dataType: DataType, value: unknown): { json: string } | { fault: Fault } {
  const kept = canonical(dataType, value);
  if (kept === undefined) return { fault: { code: "wrong_type", reason: `The value is to be ${kinds[dataType]}, not ${shown(value)}.` } };
  const json = JSON.stringify(kept);
  if (json.length > LIMITS.valueLetters) return { fault: { code: "too_large", reason: `The value has more than ${LIMITS.valueLetters.toLocaleString("en-US")} letters.` } };
  if (json.includes("\\u0000")) return { fault: { code: "malformed", reason: "The value holds the letter NUL." } };
  return { json };
}

/** undefined: it is not of that type. */
function canonical(dataType: DataType, value: unknown): unknown {
  switch (dataType) {
    case "BOOLEAN":
      return readBoolean(value) ?? undefined;
    case "NUMBER":
      return readNumber(value) ?? undefined;
    case "STRING":
      return value === null ? null : (textOf(value) ?? undefined);
    case "TIMESTAMP":
      return value === null ? null : readInstant(value)?.toISOString();
    case "JSON":
      return value;
  }
}

function shown(value: unknown) {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
