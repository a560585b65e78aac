import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import type { DataType } from "@/lib/catalog/rules/words";

/** Criteria while they are typed: every value is text, so that nothing typed is lost; the server says what is wrong with it. */
export type Draft = { type: string; values: Readonly<Record<string, string>>; of?: Draft; criteria?: readonly Draft[] };

export const singleTypes: Record<DataType, readonly string[]> = {
  BOOLEAN: ["boolean_flag"], NUMBER: ["number_threshold"], STRING: ["string_match", "string_not_null"], TIMESTAMP: ["timestamp_comparison", "timestamp_not_null"],
  JSON: ["boolean_flag", "number_threshold", "string_match", "string_not_null", "timestamp_comparison", "timestamp_not_null"],
};
export const anyTypes = ["count_in_window", "composite_and", "composite_or"] as const;

export const typeLabels: Record<string, string> = {
  boolean_flag: "Is yes or no", number_threshold: "Compares with a number", string_match: "Holds a text", string_not_null: "Is not empty", timestamp_comparison: "Compares with a time", timestamp_not_null: "Is a date",
  count_in_window: "Enough values in some days", composite_and: "All of these", composite_or: "Any of these",
};

/** A fresh criterion of a type, with what it usually holds. */
export function fresh(type: string, dataType: DataType): Draft {
  const inner = singleTypes[dataType][0] ?? "string_not_null";
  if (type === "count_in_window") return { type, values: { minCount: "3", days: "7" }, of: fresh(inner, dataType) };
  if (type === "composite_and" || type === "composite_or") return { type, values: {}, criteria: [fresh(inner, dataType)] };
  return { type, values: { ...defaults[type], ...(dataType === "JSON" && { path: "" }) } };
}

/** Another kind in the place of `held`: what it says goes into one that holds others, and comes out of it again. */
export function turned(type: string, dataType: DataType, held: Draft | null): Draft {
  const next = fresh(type, dataType);
  if (!held) return next;
  if (next.criteria) return { ...next, criteria: held.criteria ?? [held] };
  if (next.of && !held.criteria) return { ...next, of: held.of ?? held };
  return [...(held.criteria ?? []), ...(held.of ? [held.of] : [])].find((member) => member.type === type) ?? next;
}

export function startFor(dataType: DataType): Draft {
  return fresh(singleTypes[dataType][0] ?? "string_not_null", dataType);
}

const defaults: Record<string, Record<string, string>> = {
  boolean_flag: { expectedValue: "true" }, number_threshold: { operator: "greater_than_or_equal", threshold: "1" }, string_match: { mode: "exact", pattern: "", caseSensitive: "false" },
  timestamp_comparison: { mode: "within_days", withinDays: "30", referenceTime: "now" },
};

/** Stored criteria as they are typed. */
export function draftOf(criteria: SuccessCriteria | null): Draft | null {
  if (!criteria) return null;
  if ("criteria" in criteria) return { type: criteria.type, values: {}, criteria: criteria.criteria.flatMap((each) => draftOf(each) ?? []) };
  const of = criteria.type === "count_in_window" ? draftOf(criteria.of) : null;
  const values = Object.fromEntries(Object.entries(criteria).filter(([name]) => name !== "type" && name !== "of").map(([name, value]) => [name, String(value)]));
  return { type: criteria.type, values, ...(of && { of }) };
}

const flags = new Set(["expectedValue", "caseSensitive"]);
const numbers = new Set(["threshold", "minCount", "days", "withinDays"]);

/** What was typed, as the grammar has it. A number that is none stays text: the server says so at its field. */
export function toCriteria({ type, values, of, criteria }: Draft): Record<string, unknown> {
  const used = Object.entries(values).filter(([name, value]) => !(name === "withinDays" && values["mode"] !== "within_days") && !(name === "path" && value === ""));
  const read = used.map(([name, value]) => [name, flags.has(name) ? value === "true" : numbers.has(name) ? readNumber(value) : value]);
  return { type, ...(Object.fromEntries(read) as object), ...(of && { of: toCriteria(of) }), ...(criteria && { criteria: criteria.map(toCriteria) }) };
}

function readNumber(text: string) {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
}
