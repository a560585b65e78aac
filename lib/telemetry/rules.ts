import { z } from "zod";
import { readInstant } from "@/lib/adoption/rules/values";

/**
 * Bounds of what may be sent. A clock may be ahead of ours by `skew` milliseconds. `chunk`: rows of one transaction; `portion`: while people are here, whose pages would wait for the rest.
 * `told`: rejected rows that an answer tells, so all of a JSON request; `kept`: those of one batch that can be looked at for 30 days.
 */
export const LIMITS = { chunk: 2_500, portion: 500, jsonBytes: 16_000_000, jsonValues: 10_000, streamBytes: 2_000_000_000, lineBytes: 256_000, valueLetters: 64_000, told: 10_000, kept: 100_000, skew: 5 * 60_000 } as const;

/** Why a row was not taken. */
export const codes = [
  "malformed", "too_large", "unknown_customer", "ambiguous_customer", "unknown_product", "ambiguous_product", "unknown_assignment", "no_plan",
  "unknown_task", "ambiguous_task", "unknown_attribute", "ambiguous_attribute", "inactive_attribute", "wrong_type", "future", "conflict", "not_allowed",
] as const;
export type Code = (typeof codes)[number];
export type Fault = { code: Code; reason: string };

export const sources = ["api", "database", "import", "manual"] as const;
export const Source = z.enum(sources, "Source is api, database, import or manual.");
export type Source = z.infer<typeof Source>;

const reference = (what: string) => z.string(`Name the ${what} by its id, name or external id.`).trim().min(1, `Name the ${what} by its id, name or external id.`).max(300, `The ${what} has more than 300 letters.`);
const instant = "Write observedAt as a day or an instant with its offset, like 2026-06-30T12:00:00Z.";

/** One value of one attribute: whose it is (each by id, name or external id), what it is and when it was so. Without `assignment` it is for every plan of that customer for that product. */
export const TelemetryRow = z.strictObject({
  customer: reference("customer"), product: reference("product"), assignment: reference("assignment").nullish(), task: reference("task"), attribute: reference("attribute"),
  value: z.unknown().refine((value) => value !== undefined, "Send a value.").meta({ description: "A boolean, number, text, instant or any JSON, as the attribute's type asks." }),
  observedAt: z.string(instant).refine((text) => readInstant(text) !== null, instant).meta({ format: "date-time" }),
  source: Source.default("api"),
});
export type TelemetryRow = z.infer<typeof TelemetryRow>;

export const BatchId = z.string().trim().min(1, "A batchId is 1 to 200 letters.").max(200, "A batchId is 1 to 200 letters.");
/** The whole of a JSON request. Its rows are read one by one, so a wrong one is told by itself and the others are taken. */
export const SendTelemetry = z.strictObject({
  batchId: BatchId.optional(),
  values: z.array(z.unknown(), "Send the rows as values: [{customer, product, task, attribute, value, observedAt}].").max(LIMITS.jsonValues, `More than ${LIMITS.jsonValues} values. Send NDJSON, which has no such limit.`),
});
/** What stands in the address: NDJSON has no other place for the batch's name. */
export const ReceiveTelemetry = z.object({ batchId: BatchId.optional() });

/** `row`: its place in what was sent, from 1. All rejected rows of a JSON request are told, of a stream the first ten thousand; then `rejectionsAt` is where to download all of the batch, a hundred thousand at most. */
export const TelemetryAnswer = z.object({
  batchId: z.string(), accepted: z.int(), duplicates: z.int(), rejected: z.int(),
  rejections: z.array(z.object({ row: z.int(), code: z.enum(codes), reason: z.string() })), rejectionsAt: z.string().optional(),
});
export type TelemetryAnswer = z.infer<typeof TelemetryAnswer>;

/**
 * The ingest health page. `q` narrows the customers, `after` is the last of the page before; `batch` names one batch's rejected rows, `rejected`
 * is the last of those of the page before. What cannot be understood in an address is left out.
 */
export const ReadHealth = z.object({
  q: z.string().trim().max(200).catch("").default(""), after: z.uuid().optional().catch(undefined), batch: z.uuid().optional().catch(undefined), before: z.uuid().optional().catch(undefined), rejected: z.uuid().optional().catch(undefined),
});
export type ReadHealth = z.infer<typeof ReadHealth>;

export function healthHref(given: Partial<ReadHealth>) {
  const query = new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])));
  return query.size > 0 ? `/settings/telemetry?${query}` : "/settings/telemetry";
}

/** The rejected rows of one batch, by the sender's name for it, as a file. */
export const ExportRejections = z.object({ batchId: BatchId });
export type ExportRejections = z.infer<typeof ExportRejections>;

export function rejectionsHref(batchId: string) {
  return `/api/telemetry/rejections?batchId=${encodeURIComponent(batchId)}`;
}

/** The values page of one plan. */
export function valuesHref(planId: string) {
  return `/settings/telemetry/values?plan=${planId}`;
}

const OfPlan = z.object({ planId: z.uuid("This is no id of a plan.") });
/** `dryRun=true`: what would become of each row is answered, and nothing is written. */
export const ReadValues = OfPlan.extend({ dryRun: z.enum(["true", "false"], "dryRun is true or false.").default("false").transform((text) => text === "true") });
export type ReadValues = Pick<z.infer<typeof ReadValues>, "planId"> & Partial<z.infer<typeof ReadValues>>;
export const ExportValues = OfPlan.extend({ format: z.enum(["csv", "xlsx"], "The format is csv or xlsx.").optional() });
export type ExportValues = z.infer<typeof ExportValues>;
/** A value seen by a person, now unless another instant is named. */
export const EnterValue = z.strictObject({
  planId: z.uuid(), attributeId: z.uuid(), value: z.string().max(LIMITS.valueLetters, "The value is too long."),
  observedAt: z.iso.datetime({ offset: true, error: instant }).optional(), notes: z.string().trim().max(2000, "At most 2,000 characters.").optional(),
});
export type EnterValue = z.infer<typeof EnterValue>;

/** What was sent, or what is wrong with it: the first fault, with its field. */
export function readRow(sent: unknown): { row: TelemetryRow } | { fault: Fault } {
  const { data, error } = TelemetryRow.safeParse(sent);
  if (data) return { row: data };
  const [issue] = error.issues;
  const at = issue?.path.join(".");
  return { fault: { code: "malformed", reason: typeof sent !== "object" || sent === null || Array.isArray(sent) ? "The row is not a JSON object." : at ? `${at}: ${issue?.message}` : (issue?.message ?? "The row cannot be read.") } };
}
