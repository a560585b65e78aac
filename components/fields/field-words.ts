import type { FieldEntity, FieldType } from "@/lib/fields/rules";

export const entityNames: Record<FieldEntity, { many: string; one: string }> = {
  customers: { many: "Customers", one: "customer" },
  deals: { many: "Deals", one: "deal" },
  contacts: { many: "Contacts", one: "contact" },
  leads: { many: "Leads", one: "lead" },
  activities: { many: "Activities", one: "activity" },
  products: { many: "Products", one: "product" },
};

export const typeOptions: readonly { value: FieldType; label: string }[] = [
  { value: "TEXT", label: "Text" },
  { value: "NUMBER", label: "Number" },
  { value: "DATE", label: "Date" },
  { value: "BOOLEAN", label: "Yes or no" },
  { value: "SELECT", label: "One of a list" },
  { value: "MULTI_SELECT", label: "Several of a list" },
  { value: "URL", label: "Web address" },
  { value: "EMAIL", label: "E-mail address" },
];

export function typeName(type: FieldType) {
  return typeOptions.find(({ value }) => value === type)?.label ?? type;
}

/** Records whose pages show such fields, and any other kind that has some, from an import for instance. */
export function shownEntities(fields: readonly { entity: FieldEntity }[]): FieldEntity[] {
  const always: FieldEntity[] = ["customers", "deals"];
  return [...new Set([...always, ...fields.map(({ entity }) => entity)])];
}

/** "Gold, Silver" → ["Gold", "Silver"] */
export function choicesOf(text: string) {
  return text.split(/[,\n]/).map((choice) => choice.trim()).filter(Boolean);
}
