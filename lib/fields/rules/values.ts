import { z } from "zod";
import { Day } from "@/lib/dates";
import { Refusal } from "@/lib/refusal";
import type { FieldType } from "../rules";

/** A field as its values need to know it. */
export type Definition = { key: string; label: string; type: FieldType; options: readonly string[]; isRequired: boolean };
/** What a record holds under a key: numbers are decimal text, days "2026-06-30", several choices a list. */
export type FieldValue = string | boolean | string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What every record's customFields column holds, whatever was defined since. */
export const StoredValues = z.record(z.string().max(60), z.union([z.string().max(10_000), z.boolean(), z.number(), z.array(z.string().max(1000)).max(200), z.null()]));

/** Checks the values against the fields an ADMIN defined. Refuses at `customFields.<key>`: unknown keys, wrong kinds, missing required ones. Null clears a value. */
export function readValues(definitions: readonly Definition[], values: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>> = {}): FieldValues {
  const faults: Record<string, string> = {};
  const read = Object.entries(values).flatMap(([key, value]): [string, FieldValue][] => {
    const definition = definitions.find((each) => each.key === key);
    const answer = definition ? schemaOf(definition).safeParse(value) : null;
    if (!answer?.success) faults[`customFields.${key}`] = answer?.error.issues[0]?.message ?? "There is no such field.";
    return answer?.success ? [[key, answer.data]] : [];
  });
  const all = { ...before, ...Object.fromEntries(read) };
  for (const { key, label, isRequired } of definitions) if (isRequired && isEmpty(all[key])) faults[`customFields.${key}`] ??= `${label} is needed.`;
  const [sentence] = Object.values(faults);
  if (sentence) throw new Refusal(sentence, 422, { fields: faults });
  return Object.fromEntries(read);
}

/** One value of one field. */
export function schemaOf({ type, options, isRequired, label }: Definition): z.ZodType<FieldValue> {
  const kind = kinds[type](options);
  return isRequired ? kind.refine((value) => !isEmpty(value), `${label} is needed.`) : z.preprocess((value) => (isEmpty(value) ? null : value), kind.nullable());
}

const Text = z.string("Type a text.").trim().max(2000, "At most 2,000 characters.");
const kinds: Record<FieldType, (options: readonly string[]) => z.ZodType<FieldValue>> = {
  TEXT: () => Text,
  NUMBER: () => z.preprocess((value) => (typeof value === "number" ? String(value) : value), Text.regex(/^-?\d{1,18}(\.\d{1,10})?$/, "Type a number like 1234.5.")),
  DATE: () => Day,
  BOOLEAN: () => z.boolean("Choose yes or no."),
  SELECT: (options) => Text.refine((text) => options.includes(text), "This is not one of the choices."),
  MULTI_SELECT: (options) => z.array(Text.refine((text) => options.includes(text), "This is not one of the choices."), "Choose from the list."),
  URL: () => z.httpUrl("Type an address like https://example.com."),
  EMAIL: () => z.email("Type an address like ana@example.com."),
};

function isEmpty(value: unknown) {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
