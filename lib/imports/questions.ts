import type { Lookups, PlannerInput } from "./drafting";
import { FIELDS, findField, type Field, type Noun } from "./fields";
import type { Guess } from "./guessing";
import type { Suggestion } from "./matching";
import { plainKey } from "./names";
import { decideDateOrder, decideDecimal, listValues, type Profile } from "./profiles";
import { resolve, usualFor } from "./resolving";
import type { Choice, MappedColumn } from "./rules";

/** A name of the file that is not simply found. `isOpen`: rows with it cannot run until someone answers. */
export type NameQuestion = { value: string; count: number; suggestions: Suggestion[]; outcome: string; isOpen: boolean };
/** What the wizard asks or tells before running, most pressing first. */
export type Question =
  | { about: "missing"; field: string; label: string }
  | { about: "decimal"; column: number; name: string; examples: string[]; suggestion: "." | ","; isMixed: boolean }
  | { about: "dateOrder"; column: number; name: string; examples: string[]; suggestion: "dmy" | "mdy"; isMixed: boolean }
  | { about: "scale"; column: number; name: string; scale: 3 | 6; reason: string }
  | { about: "names"; column: number; name: string; field: string; noun: Noun; usual: Choice | null; total: number; names: NameQuestion[] }
  | { about: "empty"; column: number; name: string; field: string; label: string; count: number };

const MOST_NAMES = 200;
const NUMBERS = ["money", "number", "integer", "percent"];

/** Empty names, two readings, unknown and alike names, one list for the whole import. Profiles stand in the order of the file's columns. */
export function listQuestions(input: PlannerInput, profiles: readonly Profile[], guesses: readonly Guess[] = []): Question[] {
  const mapped = new Set(input.mapping.map(({ target }) => (target.to === "field" ? target.field : "")));
  const missing = FIELDS[input.entity].filter(({ isRequired, key }) => isRequired && !mapped.has(key));
  const asked = input.mapping.flatMap((column) => {
    const profile = profiles[column.column], field = fieldOf(input, column);
    return profile && field ? [...askReadings(column, field, profile), ...askScale(column, guesses), ...askNames(input, column, field, profile), ...tellEmpty(column, field, profile)] : [];
  });
  return [...missing.map(({ key, label }) => ({ about: "missing" as const, field: key, label })), ...asked];
}

/** Questions without an answer that hold the run back. */
export const isPressing = (question: Question) => question.about === "missing" || question.about === "decimal" || question.about === "dateOrder" || (question.about === "names" && question.names.some(({ isOpen }) => isOpen));

/** The plain keys of the imported entity's own names, for references inside one file. */
export function collectNames(values: Iterable<string>): Lookups["fileNames"] {
  return new Set([...values].map(plainKey).filter(Boolean));
}

function fieldOf({ entity }: PlannerInput, { target }: MappedColumn): Pick<Field, "key" | "kind" | "label" | "refers"> | null {
  if (target.to === "skip") return null;
  if (target.to === "field") return findField(entity, target.field) ?? null;
  return { key: `customFields.${target.key}`, label: target.label, kind: target.type === "NUMBER" ? "number" : target.type === "DATE" ? "date" : "text" };
}

function askReadings({ column, name, decimal, dateOrder }: MappedColumn, { kind }: Pick<Field, "kind">, profile: Profile): Question[] {
  const marks = decideDecimal(profile), orders = decideDateOrder(profile);
  const { examples, suggestion, isMixed } = marks;
  if (NUMBERS.includes(kind) && decimal === null && marks.decimal === "ambiguous") return [{ about: "decimal", column, name, examples, suggestion, isMixed }];
  const isDate = kind === "date" || kind === "instant";
  if (!isDate || dateOrder !== null || orders.dateOrder !== "ambiguous") return [];
  return [{ about: "dateOrder", column, name, examples: orders.examples, suggestion: orders.suggestion, isMixed: orders.isMixed }];
}

function askScale({ column, name, scale }: MappedColumn, guesses: readonly Guess[]): Question[] {
  const scaling = guesses.find((guess) => guess.column === column)?.scaling;
  return scaling && scaling.scale !== 0 && scale === 0 ? [{ about: "scale", column, name, scale: scaling.scale, reason: scaling.reason }] : [];
}

function askNames({ lookups, decisions, entity, makes }: PlannerInput, { column, name }: MappedColumn, { key, refers: noun }: Pick<Field, "key" | "refers">, profile: Profile): Question[] {
  const index = noun && lookups.names[noun];
  if (!noun || !index) return [];
  const isOwn = (entity === "customers" && noun === "customer") || (entity === "people" && noun === "user");
  const source = { field: key, noun, index, own: isOwn ? lookups.fileNames : new Set<string>(), makes };
  const names = listValues(profile).flatMap(({ value, count }): NameQuestion[] => {
    const found = resolve(value, source, decisions);
    if ("error" in found) return [{ value, count, suggestions: found.suggestions, outcome: found.error, isOpen: true }];
    return found.note ? [{ value, count, suggestions: [], outcome: found.note, isOpen: false }] : [];
  });
  const usual = decisions[key]?.others ?? usualFor(source);
  const sorted = names.sort((one, other) => Number(other.isOpen) - Number(one.isOpen) || other.count - one.count);
  return names.length ? [{ about: "names", column, name, field: key, noun, usual, total: names.length, names: sorted.slice(0, MOST_NAMES) }] : [];
}

function tellEmpty({ column, name }: MappedColumn, { key, label, refers }: Pick<Field, "key" | "label" | "refers">, { empty }: Profile): Question[] {
  return refers && empty > 0 && key !== "parentCustomer" && key !== "manager" ? [{ about: "empty", column, name, field: key, label, count: empty }] : [];
}
