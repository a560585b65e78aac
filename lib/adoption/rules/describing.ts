import type { Single, SuccessCriteria } from "./criteria";
import { readInstant, textOf, valueAt } from "./values";

const signs = { greater_than: ">", less_than: "<", equals: "=", greater_than_or_equal: "≥", less_than_or_equal: "≤" } as const;
/** How an instant is written; the server's default is the ISO day, a page passes the reader's own. */
export type SayInstant = (at: Date) => string;
const isoDay: SayInstant = (at) => at.toISOString().slice(0, 10);

/** One attribute of the evidence: what was asked, what was seen, when. */
export type Proof = { name: string; criteria: SuccessCriteria | null; value: unknown; observedAt: string };

/** "active_users 14 ≥ 10, seen 3 Jun". */
export function describeProof({ name, criteria, value, observedAt }: Proof, sayInstant: SayInstant = isoDay): string {
  return `${name}${criteria ? ` ${describeSeen(criteria, value, sayInstant)}` : ""}, seen ${sayInstant(new Date(observedAt))}`;
}

/** Criteria as a sentence without its subject: "≥ 10", "is true", "at least 3 values in the past 7 days, each ≥ 10". */
export function describe(criteria: SuccessCriteria, sayInstant: SayInstant = isoDay): string {
  switch (criteria.type) {
    case "composite_and":
    case "composite_or":
      return criteria.criteria.map((member) => ("criteria" in member ? `(${describe(member, sayInstant)})` : describe(member, sayInstant))).join(criteria.type === "composite_and" ? " and " : " or ");
    case "count_in_window":
      return `at least ${count(criteria.minCount, "value")} in the past ${count(criteria.days, "day")}, each ${single(criteria.of, sayInstant)}`;
    default:
      return single(criteria, sayInstant);
  }
}

/** What was seen beside what is asked: "14 ≥ 10", "is true", "4 values in 7 days" – the words of evidence. */
export function describeSeen(criteria: SuccessCriteria, value: unknown, sayInstant: SayInstant = isoDay): string {
  if ("criteria" in criteria || criteria.type === "count_in_window") return describe(criteria, sayInstant);
  const seen = textOf(valueAt(value, criteria.path)) ?? "";
  if (criteria.type === "number_threshold") return `${seen} ${signs[criteria.operator]} ${criteria.threshold}`;
  if (criteria.type === "string_match" || criteria.type === "string_not_null") return `“${seen}” ${bare(criteria, sayInstant)}`;
  const at = readInstant(seen);
  return at ? `${sayInstant(at)} ${bare(criteria, sayInstant)}` : bare(criteria, sayInstant);
}

function single(criterion: Single, sayInstant: SayInstant) {
  return criterion.path === undefined ? bare(criterion, sayInstant) : `${criterion.path} ${bare(criterion, sayInstant)}`;
}

function bare(criterion: Single, sayInstant: SayInstant): string {
  switch (criterion.type) {
    case "boolean_flag":
      return `is ${criterion.expectedValue}`;
    case "number_threshold":
      return `${signs[criterion.operator]} ${criterion.threshold}`;
    case "string_match":
      return `${criterion.mode === "exact" ? "is" : "contains"} “${criterion.pattern}”${criterion.caseSensitive ? ", upper and lower case as written" : ""}`;
    case "string_not_null":
      return "is not empty";
    case "timestamp_not_null":
      return "is a date";
    case "timestamp_comparison":
      return when(criterion, sayInstant);
  }
}

function when(criterion: Single & { type: "timestamp_comparison" }, sayInstant: SayInstant) {
  const reference = readInstant(criterion.referenceTime);
  const said = reference ? sayInstant(reference) : "now";
  if (criterion.mode !== "within_days") return `is ${criterion.mode} ${said}`;
  return reference ? `is within ${count(criterion.withinDays, "day")} before ${said}` : `is within the past ${count(criterion.withinDays, "day")}`;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? "" : "s"}`;
