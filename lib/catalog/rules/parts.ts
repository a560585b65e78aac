import { z } from "zod";
import { DataType, Name, Parent, Text } from "../rules";
import { partKinds, type DataType as Type } from "./words";

const Level = z.union([z.string(), z.number()], "Type a level like 1.0.").transform((value) => String(value).trim()).pipe(z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, "Type a level like 1.0 or 2.1."));
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, "Choose a colour.");
const description = Text(2000);
const isActive = z.boolean("Say true or false.");
const Value = z.union([z.string().max(10_000, "At most 10,000 characters."), z.number(), z.boolean(), z.null()]);

/** What the parts of a product or a solution are made of. A licence's level is 1 (Essential) to 3 (Signature), a release's decimal text. */
export const partFields = {
  license: { name: Name, level: z.coerce.number("Choose a level.").int().min(1, "Choose a level.").max(3, "Choose a level."), description, isActive },
  outcome: { name: Name, description, isActive },
  release: { name: Name, level: Level, description, isActive },
  tag: { name: Name, color: Color, description },
  attribute: { name: Name, dataType: DataType, value: Value },
} as const;
/** Why a custom attribute of this type cannot hold this value; null when it can. JSON is kept as its text. */
export function attributeFault(dataType: Type, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (dataType === "NUMBER") return typeof value === "number" ? null : "Type a number.";
  if (dataType === "BOOLEAN") return typeof value === "boolean" ? null : "Say yes or no.";
  if (typeof value !== "string") return "Type a text.";
  return dataType === "TIMESTAMP" && Number.isNaN(Date.parse(value)) ? "Type a date like 2026-06-30." : null;
}

const Kind = z.enum(partKinds);
type Values = Record<string, unknown>;

/** A new part; with `taskId` that task carries it from the start (outcome, release, tag). */
export const AddPart = z.strictObject({ kind: Kind, parent: Parent, values: z.record(z.string(), z.unknown()), taskId: z.uuid().optional() }).transform(({ values, ...asked }, ctx) => {
  const { name, level, ...optional } = partFields[asked.kind] as Record<string, z.ZodType>;
  const { data, error } = z.strictObject({ name: name ?? Name, ...(level && { level }), ...z.strictObject(optional).partial().shape }).safeParse(values);
  error?.issues.forEach(({ path, message }) => ctx.addIssue({ code: "custom", path, message }));
  return { ...asked, values: (data ?? {}) as Values & { name: string } };
});
export type AddPart = z.output<typeof AddPart>;

/** One field of a part, with the value that was read. */
export const EditPart = z.strictObject({ kind: Kind, partId: z.uuid(), field: z.string(), was: z.unknown(), value: z.unknown() }).transform((asked, ctx) => {
  const fields: Record<string, z.ZodType> = partFields[asked.kind];
  const schema = Object.hasOwn(fields, asked.field) ? fields[asked.field] : undefined;
  if (!schema) ctx.addIssue({ code: "custom", path: ["field"], message: "There is no such field." });
  const { data, error } = schema?.safeParse(asked.value) ?? {};
  error?.issues.forEach(({ message }) => ctx.addIssue({ code: "custom", path: ["value"], message }));
  return { ...asked, value: data };
});
export type EditPart = z.output<typeof EditPart>;

/** A part behind another one of its kind, or to the front (null). */
export const MovePart = z.strictObject({ kind: Kind, partId: z.uuid(), afterId: z.uuid().nullable() });
export type MovePart = z.infer<typeof MovePart>;

export const RemovePart = z.strictObject({ kind: Kind, partId: z.uuid() });
export type RemovePart = z.infer<typeof RemovePart>;
