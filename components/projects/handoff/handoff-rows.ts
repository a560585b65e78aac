import type { Handoff } from "@/lib/projects/rules/handoff";

/** A row of the form; its key names its fields. */
export type Keyed<T> = T & { key: string };
export type Line = Handoff["lines"][number];
export type Contact = Handoff["contacts"][number];

export const newLine: Line = { name: "", quantity: "1", licenseLevel: null, termMonths: null, outcomes: [] };
export const newContact: Contact = { contactId: null, name: "", jobTitle: null, role: null, isPrimary: false };
export const DECIDES = "DECISION_MAKER";

export function keyed<T extends object>(rows: readonly T[]): Keyed<T>[] {
  return rows.map((row) => ({ ...row, key: crypto.randomUUID() }));
}

/** What the form says; what it does not ask of a row stays as it was, and a row without a name is none. */
export function filled(form: FormData, lines: readonly Keyed<Line>[], contacts: readonly Keyed<Contact>[]): Pick<Handoff, "lines" | "contacts" | "competitors"> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    lines: lines.map(({ key, ...line }) => ({ ...line, name: text(`name-${key}`), quantity: text(`quantity-${key}`) || "1", licenseLevel: text(`level-${key}`) || null, outcomes: list(text(`outcomes-${key}`)) })).filter(({ name }) => name),
    contacts: contacts.map(({ key, ...contact }) => ({ ...contact, name: text(`who-${key}`), jobTitle: text(`title-${key}`) || null, role: roleOf(contact.role, form.has(`decides-${key}`)) })).filter(({ name }) => name),
    competitors: list(text("competitors")),
  };
}

function roleOf(role: string | null, decides: boolean) {
  if (decides) return DECIDES;
  return role === DECIDES ? null : role;
}

function list(text: string) {
  return text.split(",").map((part) => part.trim()).filter(Boolean);
}
