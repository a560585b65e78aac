import { z } from "zod";
import type { DataType } from "@/lib/generated/prisma/enums";

/** Adoption.md, Success criteria. meeting.ts says when one is met, describing.ts says it in words; this file alone brings zod along. */

export const OPERATORS = ["greater_than", "less_than", "equals", "greater_than_or_equal", "less_than_or_equal"] as const;
export const NESTING = 5;

const Path = z.string("Name the path of the value, like usage.users.").trim().min(1, "Name the path of the value, like usage.users.").max(200, "At most 200 characters.")
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, "Write the path with dots, like usage.users.").optional();
const whole = (least: string) => z.int("Type a whole number.").min(1, least).max(100_000, "At most 100,000.");
const Instant = z.union([z.literal("now"), z.iso.datetime({ offset: true }), z.iso.date()], "Type now, or an instant like 2026-06-30T12:00:00Z.");

const BooleanFlag = z.strictObject({ type: z.literal("boolean_flag"), expectedValue: z.boolean("Say true or false."), path: Path });
const NumberThreshold = z.strictObject({ type: z.literal("number_threshold"), operator: z.enum(OPERATORS, "Choose how to compare."), threshold: z.number("Type a number."), path: Path });
const StringMatch = z.strictObject({
  type: z.literal("string_match"), mode: z.enum(["exact", "contains"], "Choose exact or contains."),
  pattern: z.string("Type the text to look for.").min(1, "Type the text to look for.").max(500, "At most 500 characters."), caseSensitive: z.boolean("Say true or false.").default(false), path: Path,
});
const StringNotNull = z.strictObject({ type: z.literal("string_not_null"), path: Path });
const TimestampNotNull = z.strictObject({ type: z.literal("timestamp_not_null"), path: Path });
const Before = z.strictObject({ type: z.literal("timestamp_comparison"), mode: z.enum(["before", "after"]), referenceTime: Instant, path: Path });
const Within = z.strictObject({ type: z.literal("timestamp_comparison"), mode: z.literal("within_days"), withinDays: whole("At least one day."), referenceTime: Instant.default("now"), path: Path });
const TimestampComparison = z.discriminatedUnion("mode", [Before, Within], "Choose before, after or within_days.");

const Single = z.discriminatedUnion("type", [BooleanFlag, NumberThreshold, StringMatch, StringNotNull, TimestampNotNull, TimestampComparison], "This is not a criterion that looks at one value.");
export type Single = z.output<typeof Single>;

const CountInWindow = z.strictObject({ type: z.literal("count_in_window"), minCount: whole("At least one value."), days: whole("At least one day."), of: Single });
const members = "Name at least one criterion.";
const CompositeAnd = z.strictObject({ type: z.literal("composite_and"), get criteria() { return z.array(SuccessCriteria, members).min(1, members).max(50, "At most 50 criteria."); } });
const CompositeOr = z.strictObject({ type: z.literal("composite_or"), get criteria() { return z.array(SuccessCriteria, members).min(1, members).max(50, "At most 50 criteria."); } });

export type SuccessCriteria = Single | z.output<typeof CountInWindow> | { type: "composite_and" | "composite_or"; criteria: SuccessCriteria[] };
/** The whole grammar. What it says of a type of data is asked by `criteriaFaults`. */
export const SuccessCriteria: z.ZodType<SuccessCriteria> = z.lazy(() => Criterion);
const Criterion = z.union([Single, CountInWindow, CompositeAnd, CompositeOr]);

export type CriteriaFault = { path: string; message: string };

const byType: Record<string, z.ZodType> = {
  boolean_flag: BooleanFlag, number_threshold: NumberThreshold, string_match: StringMatch, string_not_null: StringNotNull,
  timestamp_comparison: TimestampComparison, timestamp_not_null: TimestampNotNull,
};
const fitting: Record<DataType, readonly string[]> = {
  BOOLEAN: ["boolean_flag"], NUMBER: ["number_threshold"], STRING: ["string_match", "string_not_null"], TIMESTAMP: ["timestamp_comparison", "timestamp_not_null"], JSON: Object.keys(byType),
};

/** What is wrong with criteria for a type of data, each with the path of the fault ("criteria[1].threshold"; "" is the whole). Empty: they may be saved. */
export function criteriaFaults(dataType: DataType, value: unknown): CriteriaFault[] {
  return faultsAt(dataType, value, "", 0);
}

/** Reads criteria as they are stored; what does not hold the grammar is no criteria. */
export function readCriteria(dataType: DataType, value: unknown): SuccessCriteria | null {
  return criteriaFaults(dataType, value).length === 0 ? SuccessCriteria.parse(value) : null;
}

function faultsAt(dataType: DataType, value: unknown, path: string, depth: number): CriteriaFault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [{ path, message: "Name a criterion with its type." }];
  const { type, criteria, of } = value as { type?: unknown; criteria?: unknown; of?: unknown };
  if (type === "composite_and" || type === "composite_or") {
    if (depth >= NESTING) return [{ path, message: `Criteria nest at most ${NESTING} deep.` }];
    const own = shapeFaults(z.strictObject({ type: z.string(), criteria: z.array(z.unknown(), members).min(1, members).max(50, "At most 50 criteria.") }), value, path);
    return [...own, ...(Array.isArray(criteria) ? criteria.flatMap((member, place) => faultsAt(dataType, member, `${at(path, "criteria")}[${place}]`, depth + 1)) : [])];
  }
  if (type === "count_in_window") {
    const own = shapeFaults(CountInWindow.extend({ of: z.unknown() }), value, path);
    return [...own, ...(typeOf(of) in byType ? faultsAt(dataType, of, at(path, "of"), depth) : [{ path: at(path, "of"), message: "Name the criterion that each value is counted by: one that looks at one value." }])];
  }
  return singleFaults(dataType, { value, type, path });
}

function singleFaults(dataType: DataType, { value, type, path }: { value: object; type: unknown; path: string }): CriteriaFault[] {
  const schema = typeof type === "string" && Object.hasOwn(byType, type) ? byType[type] : undefined;
  if (!schema) return [{ path: at(path, "type"), message: type === undefined ? "Name the type of the criterion." : `There is no criterion ${JSON.stringify(type)}.` }];
  if (!fitting[dataType].includes(String(type))) return [{ path: at(path, "type"), message: `${type} does not go with ${dataType}; ${fitting[dataType].join(" and ")} do${fitting[dataType].length === 1 ? "es" : ""}.` }];
  const hasPath = "path" in value && value.path !== undefined;
  const placed = dataType === "JSON" ? (hasPath ? [] : [{ path: at(path, "path"), message: "Name the path of the value in the JSON, like usage.users." }]) : hasPath ? [{ path: at(path, "path"), message: "Only JSON has a path." }] : [];
  return [...placed, ...shapeFaults(schema, value, path)];
}

function shapeFaults(schema: z.ZodType, value: unknown, path: string): CriteriaFault[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => {
    const place = issue.path.reduce<string>((before, key) => (typeof key === "number" ? `${before}[${key}]` : at(before, String(key))), path);
    return issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ path: at(place, key), message: "This is not part of the criterion." })) : [{ path: place, message: issue.message }];
  });
}

const at = (path: string, key: string) => (path ? `${path}.${key}` : key);
const typeOf = (value: unknown) => (typeof value === "object" && value !== null && "type" in value ? String(value.type) : "");
