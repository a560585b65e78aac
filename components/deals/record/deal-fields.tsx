"use client";

import { RailSection } from "@/components/layout/record-layout";
import { answered } from "@/components/ui/answered";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import { schemaOf, type Definition, type FieldValue } from "@/lib/fields/rules/values";
import { tell, type RecordActions } from "./record-actions";

const types = { TEXT: "text", NUMBER: "text", DATE: "date", URL: "url", EMAIL: "email" } as const;
const yesNo = [{ value: "", label: "Not recorded" }, { value: "yes", label: "Yes" }, { value: "no", label: "No" }];

/** The fields an administrator added to deals, each changed in place and checked by its own kind. */
export function DealFields({ deal, definitions, actions }: { deal: DealRecord; definitions: readonly Definition[]; actions: RecordActions }) {
  if (definitions.length === 0) return null;
  const facts = definitions.map((definition) => ({ label: definition.label, value: <OneField key={definition.key} deal={deal} definition={definition} actions={actions} /> }));
  return <RailSection title="Fields"><Facts facts={facts} /></RailSection>;
}

function OneField({ deal, definition, actions }: { deal: DealRecord; definition: Definition; actions: RecordActions }) {
  const { key, label, type, options } = definition;
  const held = deal.customFields[key];
  const text = textOf(held);
  if (!deal.canEdit) return <>{shown(text, type)}</>;
  const save = async ({ value, read }: Edit): Promise<Saved> => {
    const next = valueOf(value, type);
    const { error } = schemaOf(definition).safeParse(next);
    if (error) return { ok: false, message: error.issues[0]?.message ?? "This value is not understood." };
    const outcome = await answered(actions.editDeal({ dealId: deal.id, field: "customFields", key, was: read === text ? (held ?? null) : valueOf(read, type), value: next }));
    if (outcome.ok) tell(deal.title, `has another ${label}.`, outcome, actions.undoChangeSet);
    return outcome;
  };
  const choices = type === "BOOLEAN" ? yesNo : type === "SELECT" ? [{ value: "", label: "Not recorded" }, ...options.map((option) => ({ value: option, label: option }))] : undefined;
  return (
    <EditInPlace label={label} value={text} options={choices} type={type in types ? types[type as keyof typeof types] : "text"} inputMode={type === "NUMBER" ? "decimal" : undefined} show={(value) => shown(value, type)} onSave={save} />
  );
}

function shown(text: string, type: Definition["type"]) {
  return type === "BOOLEAN" ? (yesNo.find(({ value }) => value === text)?.label ?? "") : text;
}

function textOf(held: unknown) {
  if (held === true) return "yes";
  if (held === false) return "no";
  return Array.isArray(held) ? held.join(", ") : held === null || held === undefined ? "" : String(held);
}

function valueOf(text: string, type: Definition["type"]): FieldValue {
  if (text.trim() === "") return null;
  if (type === "BOOLEAN") return text === "yes";
  return type === "MULTI_SELECT" ? text.split(",").map((one) => one.trim()).filter(Boolean) : text.trim();
}
