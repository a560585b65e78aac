import { OPERATORS, SuccessCriteria, criteriaFaults } from "@/lib/adoption/rules/criteria";
import { readBoolean, readNumber } from "@/lib/adoption/rules/values";
import { isEmpty, textOf, type Cell } from "@/lib/sheets/cells";
import type { DataType } from "../rules/words";
import { isSame } from "./values";

/** A criterion in cells. One that looks at one value stands in the first three; anything more stands whole in `json`. */
export const CELLS = ["criterion", "operator", "expected", "json"] as const;
export type CriteriaCells = Record<(typeof CELLS)[number], Cell>;
const NONE: CriteriaCells = { criterion: null, operator: null, expected: null, json: null };

export function criteriaCells(criteria: SuccessCriteria | null): CriteriaCells {
  if (!criteria) return NONE;
  const cells = flat(criteria);
  const isBare = cells && (typeof cells.expected !== "string" || cells.expected.trim() === cells.expected);
  return isBare && isSame(composed(cells), criteria) ? cells : { ...NONE, json: JSON.stringify(criteria) };
}

/** The criteria that cells say, or what is wrong with which of them. */
export function readCriteriaCells(dataType: DataType, cells: CriteriaCells): { criteria: SuccessCriteria | null } | { faults: { cell: keyof CriteriaCells; message: string }[] } {
  const isFlat = CELLS.slice(0, 3).some((cell) => !isEmpty(cells[cell]));
  if (isEmpty(cells.json) && !isFlat) return { criteria: null };
  if (!isEmpty(cells.json) && isFlat) return { faults: [{ cell: "json", message: "Write the criterion either in Criterion, Operator and Expected or in Criteria (JSON), not in both." }] };
  const value = isFlat ? composed(cells) : parsed(textOf(cells.json));
  if (value === undefined) return { faults: [isFlat ? { cell: "criterion", message: `Write ${Object.keys(simple).join(", ")}, or the whole criterion in Criteria (JSON).` } : { cell: "json", message: "This is not JSON." }] };
  const faults = criteriaFaults(dataType, value);
  if (faults.length > 0) return { faults: faults.map(({ path, message }) => ({ cell: isFlat ? cellOf(path) : "json", message: isFlat || !path ? message : `${path}: ${message}` })) };
  return { criteria: SuccessCriteria.parse(value) };
}

type Parts = { operator: string; expected: Cell };
/** Each kind of criterion that fits into cells, out of its operator and what is expected. */
const simple: Record<string, (parts: Parts) => object> = {
  boolean_flag: ({ expected }) => ({ expectedValue: expected instanceof Date ? null : (readBoolean(expected) ?? textOf(expected)) }),
  number_threshold: ({ operator, expected }) => ({ operator: signs[operator] ?? operator, threshold: expected instanceof Date ? null : (readNumber(expected) ?? textOf(expected)) }),
  string_match: ({ operator, expected }) => ({ mode: operator, pattern: textOf(expected), caseSensitive: false }),
  string_not_null: () => ({}),
  timestamp_comparison: ({ operator, expected }) => (operator === "within_days" ? { mode: operator, withinDays: readNumber(expected) ?? textOf(expected), referenceTime: "now" } : { mode: operator, referenceTime: textOf(expected).trim() }),
  timestamp_not_null: () => ({}),
};
const signs: Record<string, (typeof OPERATORS)[number]> = { ">": "greater_than", "<": "less_than", "=": "equals", ">=": "greater_than_or_equal", "≥": "greater_than_or_equal", "<=": "less_than_or_equal", "≤": "less_than_or_equal" };

function composed({ criterion, operator, expected }: CriteriaCells): object | undefined {
  const type = textOf(criterion).trim().toLowerCase();
  const compose = Object.hasOwn(simple, type) ? simple[type] : undefined;
  return compose && { type, ...compose({ operator: textOf(operator).trim().toLowerCase(), expected }) };
}

function flat(criteria: SuccessCriteria): CriteriaCells | null {
  switch (criteria.type) {
    case "boolean_flag":
      return { ...NONE, criterion: criteria.type, expected: criteria.expectedValue };
    case "number_threshold":
      return { ...NONE, criterion: criteria.type, operator: criteria.operator, expected: criteria.threshold };
    case "string_match":
      return { ...NONE, criterion: criteria.type, operator: criteria.mode, expected: criteria.pattern };
    case "timestamp_comparison":
      return { ...NONE, criterion: criteria.type, operator: criteria.mode, expected: criteria.mode === "within_days" ? criteria.withinDays : criteria.referenceTime };
    case "string_not_null":
    case "timestamp_not_null":
      return { ...NONE, criterion: criteria.type };
    default:
      return null;
  }
}

function cellOf(path: string): keyof CriteriaCells {
  if (path === "operator" || path === "mode") return "operator";
  return ["threshold", "expectedValue", "pattern", "referenceTime", "withinDays"].includes(path) ? "expected" : "criterion";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
