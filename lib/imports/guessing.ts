import { FIELDS, type Field } from "./fields";
import { headerKey, plainKey, similarity } from "./names";
import { countDates, countNumbers, decideDateOrder, decideDecimal, type Profile } from "./profiles";
import type { CustomFieldType, Entity, Mapping, MappedColumn, Scale } from "./rules";

export type Column = { name: string; profile: Profile };
/** `offer` is the custom field an unmapped column could become; `scaling` a multiplication to be confirmed. */
export type Guess = {
  column: number; name: string; field: string | null; confidence: number; reason: string;
  offer: { key: string; label: string; type: CustomFieldType } | null; scaling: { scale: Scale; reason: string } | null;
};
type Candidate = { column: number; field: Field; confidence: number; reason: string };

const LEAST = 0.5;

/** For each column the field it most probably is, every field at most once, and why. */
export function guessMapping(entity: Entity, columns: Column[]): Guess[] {
  const candidates = columns.flatMap((column, at) => FIELDS[entity].map((field) => weigh(column, at, field)))
    .filter(({ confidence }) => confidence >= LEAST).sort((one, other) => other.confidence - one.confidence || one.column - other.column);
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.column) || taken.has(candidate.field.key)) continue;
    chosen.set(candidate.column, candidate);
    taken.add(candidate.field.key);
  }
  return columns.map((column, at) => describe(column, at, chosen.get(at)));
}

/** The guesses as a mapping the person can change. Unmapped columns are skipped until someone keeps them; no scaling is applied unasked. */
export function toMapping(guesses: Guess[], columns: Column[]): Mapping {
  return guesses.map(({ column, name, field }): MappedColumn => ({
    column, name, target: field ? { to: "field", field } : { to: "skip" }, scale: 0, ...decided(columns[column]?.profile),
  }));
}

/** A custom field's type from the column's values. */
export function guessType(profile: Profile): CustomFieldType {
  const { distinct, filled, emails, urls, booleans } = profile;
  const all = (count: number) => distinct.size > 0 && count >= distinct.size;
  if (all(countDates(profile)) && profile.longest > 6) return "DATE";
  if (all(countNumbers(profile))) return "NUMBER";
  if (all(booleans)) return "BOOLEAN";
  if (all(emails)) return "EMAIL";
  if (all(urls)) return "URL";
  return profile.isDistinctComplete && distinct.size > 1 && distinct.size <= 20 && filled >= distinct.size * 3 ? "SELECT" : "TEXT";
}

function decided(profile: Profile | undefined): Pick<MappedColumn, "decimal" | "dateOrder"> {
  if (!profile) return { decimal: null, dateOrder: null };
  const { decimal } = decideDecimal(profile), { dateOrder } = decideDateOrder(profile);
  return { decimal: decimal === "ambiguous" ? null : decimal, dateOrder: dateOrder === "ambiguous" ? null : dateOrder };
}

function weigh({ name, profile }: Column, column: number, field: Field): Candidate {
  const header = headerKey(name);
  const [likeness, reason] = compare(header, field);
  const doubt = contradicts(profile, field);
  return { column, field, confidence: doubt ? likeness * 0.4 : likeness, reason: doubt ? `${reason}, but ${doubt}` : reason };
}

function compare(header: string, field: Field): [number, string] {
  if (header === headerKey(field.key) || header === headerKey(field.label)) return [1, "The header names this field"];
  const place = field.synonyms.indexOf(header);
  if (place >= 0) return [0.95 - Math.min(place, 20) * 0.005, `“${header}” usually means ${field.label.toLowerCase()}`];
  const alike = Math.max(...[field.label, ...field.synonyms].map((each) => similarity(header, each)));
  return [alike >= 0.82 ? alike * 0.8 : 0, `The header resembles ${field.label.toLowerCase()}`];
}

/** A sentence's end when the values cannot be of the field's kind. */
function contradicts(profile: Profile, { kind }: Field): string | null {
  const { distinct, emails } = profile;
  const half = distinct.size / 2;
  if (!distinct.size) return null;
  if (["money", "number", "integer", "percent"].includes(kind) && countNumbers(profile) < half) return "its values are not numbers";
  if ((kind === "date" || kind === "instant") && countDates(profile) < half) return "its values are not dates";
  return kind === "email" && emails < half ? "its values are not e-mail addresses" : null;
}

function describe({ name, profile }: Column, column: number, chosen: Candidate | undefined): Guess {
  if (!chosen) return { column, name, field: null, confidence: 0, reason: "No field has a name like this", offer: { key: keyFor(name), label: labelFor(name), type: guessType(profile) }, scaling: null };
  const { field, confidence, reason } = chosen;
  return { column, name, field: field.key, confidence: Math.round(confidence * 100) / 100, reason, offer: null, scaling: guessScaling(name, profile, field) };
}

function guessScaling(name: string, { largest, numbers }: Profile, { key, kind }: Field): Guess["scaling"] {
  if (kind !== "money" && kind !== "number") return null;
  if (/\b(millions?|mio|mn|mm)\b|[($€£]m\)?$/i.test(name)) return { scale: 6, reason: "The header says millions" };
  if (/\b(thousands?|tsd)\b|[($€£]k\)?$/i.test(name)) return { scale: 3, reason: "The header says thousands" };
  const isSmall = largest > 0 && largest < 1_000_000 && numbers["."] + numbers[","] + numbers.either > 0;
  if (key === "annualRevenue" && isSmall) return { scale: 6, reason: `The largest value is ${largest.toLocaleString("en")}: yearly revenue is often given in millions` };
  return null;
}

const keyFor = (name: string) => plainKey(name).replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "").replace(/^(?=[^a-z])/, "field_").slice(0, 60) || "field";
const labelFor = (name: string) => name.replace(/_+/g, " ").trim().replace(/^./, (first) => first.toUpperCase()).slice(0, 80) || "Field";
