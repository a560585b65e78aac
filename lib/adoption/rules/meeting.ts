import type { DataType } from "@/lib/generated/prisma/enums";
import type { Single, SuccessCriteria } from "./criteria";
import { readBoolean, readInstant, readNumber, textOf, valueAt } from "./values";

/** One value a product sent, and when it was so. */
export type Seen = { value: unknown; observedAt: Date };

const DAY = 86_400_000;

/** Are the criteria met by the newest of these values (newest first) at the instant `now`? count_in_window looks at those of its days; without a value nothing is met. */
export function meets(criteria: SuccessCriteria, dataType: DataType, history: readonly Seen[], now: Date): boolean {
  const [latest] = history;
  if (!latest) return false;
  switch (criteria.type) {
    case "composite_and":
      return criteria.criteria.every((member) => meets(member, dataType, history, now));
    case "composite_or":
      return criteria.criteria.some((member) => meets(member, dataType, history, now));
    case "count_in_window":
      return countIn(criteria, history, now) >= criteria.minCount;
    default:
      return meetsOne(criteria, latest.value, now);
  }
}

/** How many values of the past days meet what is counted. */
export function countIn({ days, of }: { days: number; of: Single }, history: readonly Seen[], now: Date): number {
  const since = now.getTime() - days * DAY;
  return history.filter(({ value, observedAt }) => observedAt.getTime() >= since && observedAt <= now && meetsOne(of, value, now)).length;
}

/** The same of every criterion within: `counted` is what a window counted, `members` are those of a composite, in their order. */
export type Trace = { isMet: boolean; counted: number | null; members: Trace[] };
export function traceOf(criteria: SuccessCriteria, dataType: DataType, history: readonly Seen[], now: Date): Trace {
  const members = "criteria" in criteria ? criteria.criteria.map((member) => traceOf(member, dataType, history, now)) : [];
  return { isMet: meets(criteria, dataType, history, now), counted: criteria.type === "count_in_window" ? countIn(criteria, history, now) : null, members };
}

/** The longest look back that the criteria need, in days; 0 when the newest value says all. */
export function windowOf(criteria: SuccessCriteria): number {
  if (criteria.type === "count_in_window") return criteria.days;
  return "criteria" in criteria ? Math.max(...criteria.criteria.map(windowOf)) : 0;
}

/** Can these criteria stop, or begin, to be met although no value comes? */
export function dependsOnTime(criteria: SuccessCriteria): boolean {
  if ("criteria" in criteria) return criteria.criteria.some(dependsOnTime);
  return criteria.type === "count_in_window" || (criteria.type === "timestamp_comparison" && criteria.referenceTime === "now");
}

function meetsOne(criterion: Single, whole: unknown, now: Date): boolean {
  const value = valueAt(whole, criterion.path);
  switch (criterion.type) {
    case "boolean_flag":
      return readBoolean(value) === criterion.expectedValue;
    case "number_threshold":
      return compares(criterion.operator, readNumber(value), criterion.threshold);
    case "string_match":
      return matches(criterion, textOf(value));
    case "string_not_null":
      return (textOf(value)?.trim() ?? "") !== "";
    case "timestamp_not_null":
      return readInstant(value) !== null;
    case "timestamp_comparison":
      return isWhen(criterion, readInstant(value), now);
  }
}

function compares(operator: (Single & { type: "number_threshold" })["operator"], number: number | null, threshold: number) {
  if (number === null) return false;
  const holds = {
    greater_than: number > threshold, less_than: number < threshold, equals: number === threshold,
    greater_than_or_equal: number >= threshold, less_than_or_equal: number <= threshold,
  };
  return holds[operator];
}

function matches({ mode, pattern, caseSensitive }: Single & { type: "string_match" }, text: string | null) {
  if (text === null) return false;
  const [held, sought] = caseSensitive ? [text, pattern] : [text.toLowerCase(), pattern.toLowerCase()];
  return mode === "exact" ? held === sought : held.includes(sought);
}

function isWhen(criterion: Single & { type: "timestamp_comparison" }, at: Date | null, now: Date) {
  const reference = criterion.referenceTime === "now" ? now : readInstant(criterion.referenceTime);
  if (!at || !reference) return false;
  if (criterion.mode === "within_days") return at <= reference && at.getTime() >= reference.getTime() - criterion.withinDays * DAY;
  return criterion.mode === "before" ? at < reference : at > reference;
}
