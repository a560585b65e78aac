"use client";

import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import { schemaOf, type Definition, type FieldValue } from "@/lib/fields/rules/values";

type Save = (change: { key: string; was: unknown; value: FieldValue; label: string }) => Promise<Saved>;
type Values = Readonly<Record<string, unknown>>;

const types: Partial<Record<Definition["type"], "date" | "url" | "email">> = { DATE: "date", URL: "url", EMAIL: "email" };
const yesNo = [{ value: "", label: "Not recorded" }, { value: "yes", label: "Yes" }, { value: "no", label: "No" }];

/** The fields an administrator added, each changed in place and checked by its own kind. */
export function FieldValues({ definitions, values, canEdit, onSave }: { definitions: readonly Definition[]; values: Values; canEdit: boolean; onSave: Save }) {
  const factOf = (definition: Definition) => {
    const { key, label } = definition;
    const held = values[key];
    return { label, value: canEdit ? <OneField key={key} definition={definition} held={held} onSave={onSave} /> : shown(textOf(held), definition) };
  };
  return <Facts facts={definitions.map(factOf)} />;
}

function OneField({ definition, held, onSave }: { definition: Definition; held: unknown; onSave: Save }) {
  const { key, label, type, options } = definition;
  const text = textOf(held);
  const save = async ({ value, read }: Edit): Promise<Saved> => {
    const next = valueOf(value, definition);
    const { error } = schemaOf(definition).safeParse(next);
    if (error) return { ok: false, message: error.issues[0]?.message ?? "This value is not understood." };
    return onSave({ key, label, was: read === text ? (held ?? null) : valueOf(read, definition), value: next });
  };
  const choices = type === "BOOLEAN" ? yesNo : type === "SELECT" ? [{ value: "", label: "Not recorded" }, ...options.map((option) => ({ value: option, label: option }))] : undefined;
  return <EditInPlace label={label} value={text} options={choices} type={types[type] ?? "text"} inputMode={type === "NUMBER" ? "decimal" : undefined} show={(value) => shown(value, definition)} onSave={save} />;
}

function shown(text: string, { type }: Definition) {
  return type === "BOOLEAN" ? (yesNo.find(({ value }) => value === text && value)?.label ?? "") : text;
}

function textOf(held: unknown) {
  if (typeof held === "boolean") return held ? "yes" : "no";
  return Array.isArray(held) ? held.join(", ") : held === null || held === undefined ? "" : String(held);
}

function valueOf(text: string, { type }: Definition): FieldValue {
  if (text.trim() === "") return null;
  if (type === "BOOLEAN") return text === "yes";
  return type === "MULTI_SELECT" ? text.split(",").map((one) => one.trim()).filter(Boolean) : text.trim();
}
