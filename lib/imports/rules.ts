import { z } from "zod";

export const Entity = z.enum(["customers", "deals", "products", "people"]);
export type Entity = z.infer<typeof Entity>;

export const CustomFieldType = z.enum(["TEXT", "NUMBER", "DATE", "BOOLEAN", "SELECT", "MULTI_SELECT", "URL", "EMAIL"]);
export type CustomFieldType = z.infer<typeof CustomFieldType>;

export const DateOrder = z.enum(["ymd", "dmy", "mdy"]);
export const Decimal = z.enum([".", ","]);
/** Powers of ten a number is multiplied by: as it is, thousands, millions. */
export const Scale = z.union([z.literal(0), z.literal(3), z.literal(6)]);
export type Scale = z.infer<typeof Scale>;

/** Where one column of the file goes; `column` is its place, from 0. A field without a column is not imported. */
export const Target = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("field"), field: z.string().min(1).max(60) }),
  z.strictObject({ to: z.literal("custom"), key: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,59}$/), label: z.string().trim().min(1).max(80), type: CustomFieldType }),
  z.strictObject({ to: z.literal("skip") }),
]);
export type Target = z.infer<typeof Target>;

export const MappedColumn = z.strictObject({
  column: z.int().min(0).max(199),
  name: z.string().max(500),
  target: Target,
  decimal: Decimal.nullable().default(null),
  dateOrder: DateOrder.nullable().default(null),
  scale: Scale.default(0),
});
export type MappedColumn = z.infer<typeof MappedColumn>;

export const Mapping = z.array(MappedColumn).max(200).superRefine((columns, issues) => {
  const say = (message: string) => issues.addIssue({ code: "custom", message });
  const fields = columns.flatMap(({ target }) => (target.to === "field" ? [target.field] : target.to === "custom" ? [`customFields.${target.key}`] : []));
  for (const field of repeated(fields)) say(`Two columns go to “${field}”. Choose one of them.`);
  for (const column of repeated(columns.map((each) => each.column))) say(`Column ${column + 1} is mapped twice.`);
});
export type Mapping = z.infer<typeof Mapping>;

export const Options = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  currencyCode: z.string().regex(/^[A-Z]{3}$/, "A currency is three letters, for example USD."),
  timeZone: z.string().max(60),
  pipelineId: z.uuid().optional(),
});
export type Options = z.infer<typeof Options>;

/** What to do with a name the file uses and the organization does not know. */
export const Choice = z.discriminatedUnion("choose", [
  z.strictObject({ choose: z.literal("existing"), id: z.uuid() }),
  /** `probability`: of a stage, in percent. */
  z.strictObject({ choose: z.literal("create"), probability: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, "Type a percentage from 0 to 100.").refine((text) => Number(text) <= 100, "Type a percentage from 0 to 100.").optional() }),
  z.strictObject({ choose: z.literal("empty") }),
]);
export type Choice = z.infer<typeof Choice>;

/** Per field, per name as the file writes it (looked up by its plain key); `others` answers for every name not listed. */
export const Decisions = z.record(z.string().max(60), z.strictObject({ others: Choice.optional(), names: z.record(z.string().max(500), Choice).default({}) }));
export type Decisions = z.infer<typeof Decisions>;

export const Fate = z.enum(["CREATE", "UPDATE", "SKIP", "ERROR"]);
export type Fate = z.infer<typeof Fate>;

const repeated = <T>(list: T[]) => [...new Set(list.filter((each, at) => list.indexOf(each) !== at))];
