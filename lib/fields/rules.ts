import { z } from "zod";
import { refuse } from "@/lib/refusal";

/** Which records carry fields of their own. */
export const FieldEntity = z.enum(["customers", "contacts", "leads", "deals", "activities", "products"]);
export type FieldEntity = z.infer<typeof FieldEntity>;
export const FieldType = z.enum(["TEXT", "NUMBER", "DATE", "BOOLEAN", "SELECT", "MULTI_SELECT", "URL", "EMAIL"]);
export type FieldType = z.infer<typeof FieldType>;

const label = z.string().trim().min(1, "Type a name.").max(60, "At most 60 characters.");
/** What machines and imports call it; fixed once values exist under it. */
const key = z.string().trim().regex(/^[a-z][a-zA-Z0-9_]{0,59}$/, "Begin with a small letter; then letters, digits and _.");
const options = z.array(z.string().trim().min(1).max(60, "At most 60 characters.")).max(200, "At most 200 choices.").transform((texts) => [...new Set(texts)]);

/** Without a key one is made from the label. */
export const CreateField = z
  .strictObject({ entity: FieldEntity, label, key: key.optional(), type: FieldType, options: options.default([]), isRequired: z.boolean().default(false) })
  .refine(({ type, options: choices }) => !isChoice(type) || choices.length > 0, { path: ["options"], message: "Type at least one choice." });
export type CreateField = z.infer<typeof CreateField>;

/** Type and key stay: values exist under them. */
export const fieldFields = { label, options, isRequired: z.boolean(), order: z.number().int().min(0).max(1000) } as const;
const edit = <F extends keyof typeof fieldFields>(field: F) => z.strictObject({ fieldId: z.uuid(), field: z.literal(field), was: z.unknown(), value: fieldFields[field] });
export const EditField = z.discriminatedUnion("field", [edit("label"), edit("options"), edit("isRequired"), edit("order")]);
export type EditField = z.infer<typeof EditField>;

export const DeleteField = z.strictObject({ fieldId: z.uuid() });
export type DeleteField = z.infer<typeof DeleteField>;
export const ListFields = z.strictObject({ entity: FieldEntity.optional() });
export type ListFields = z.infer<typeof ListFields>;

export function isChoice(type: FieldType) {
  return type === "SELECT" || type === "MULTI_SELECT";
}

/** "Contract number (old)" → "contractNumberOld" */
export function keyFrom(text: string) {
  const words = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-zA-Z0-9]+/g, " ").trim().toLowerCase().split(" ");
  const joined = words.map((word, place) => (place === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return (/^[a-z]/.test(joined) ? joined : `field${joined}`).slice(0, 60);
}

/** All live fields of one kind of record, in their new order. */
export const ReorderFields = z.strictObject({ entity: FieldEntity, fieldIds: z.array(z.uuid()).min(1).max(200) });
export type ReorderFields = z.infer<typeof ReorderFields>;

/** Somebody added or deleted a field since the order was looked at. */
export function assertSameFields(held: readonly string[], asked: readonly string[]) {
  if (held.length !== asked.length || new Set(asked).size !== asked.length || !held.every((id) => asked.includes(id))) refuse("The fields have changed meanwhile. Look again and reorder what is there now.", 409);
}
