import { readCell, type CellValue } from "./cells";
import { findField, KIND_OF_CUSTOM, LONGEST_NAME, ONE, type Field, type Noun } from "./fields";
import { identityKeys } from "./identity";
import type { NameIndex, Stage, Suggestion } from "./matching";
import { plainKey } from "./names";
import type { RawRow } from "./reading";
import { resolve, type Reference, type Resolution } from "./resolving";
import type { Decisions, Entity, MappedColumn, Mapping, Options } from "./rules";
import { readText } from "./texts";

export type PlanValue = CellValue | Reference;
/** Field key → value; parts of an address and custom fields are dotted keys ("billingAddress.city", "customFields.region"). */
export type Values = Record<string, PlanValue>;
export type Existing = { id: string; values: Record<string, PlanValue | null> };
export type Problem = { field: string | null; column: string | null; message: string; suggestions: Suggestion[] };
export type Note = { code: "no-customer" | "no-amount" | "no-created-date" | "no-stage" | "no-identity" | "decided" | "rounded" | "currency" | "dates" | "empty" | "same" | "repeated" | "resembles" | "unlinked"; message: string };
/** `columns`: field → header; `isRagged` rows have a problem and no values. */
export type Draft = { number: number; values: Values; keys: string[]; columns: Record<string, string>; problems: Problem[]; notes: Note[]; isEmpty: boolean; isRagged: boolean };
/** `fileNames`: plain keys of the imported entity's own names in this file. `stages` in the pipeline's order. */
export type Lookups = { names: Partial<Record<Noun, NameIndex>>; stages: readonly Stage[]; fileNames: ReadonlySet<string> };
/** `makes`: what the person may add; all of it where nothing is said. */
export type PlannerInput = { entity: Entity; mapping: Mapping; options: Options; decisions: Decisions; lookups: Lookups; makes?: readonly Noun[] };

type Column = { at: number; name: string; key: string; field: Field; mapped: MappedColumn };

const NOTHING: NameIndex = { find: () => ({ found: "none" }), nameOf: () => undefined, idsOf: () => [] };
const OWN = { customers: "customer", products: "product", people: "user", deals: null } as const;
const REMEMBERED = 20_000;

/** Cells to values, one row at a time; faults are collected, not thrown. */
export function readDraft(input: PlannerInput): (row: RawRow) => Draft {
  const columns = input.mapping.flatMap((mapped) => columnFor(input.entity, mapped));
  const names = Object.fromEntries(columns.map(({ key, name }) => [key, name]));
  const resolveCell = remember(input);
  return ({ number, cells, problem }) => {
    const draft: Draft = { number, values: {}, keys: [], columns: names, problems: [], notes: [], isEmpty: cells.every((cell) => !cell.trim()), isRagged: false };
    if (draft.isEmpty) return draft;
    if (problem) return { ...draft, isRagged: true, problems: [{ field: null, column: null, message: problem, suggestions: [] }] };
    for (const column of columns) take(draft, column, cells[column.at] ?? "", { input, resolveCell });
    checkOwnParent(input.entity, draft);
    draft.keys = identityKeys(input.entity, draft.values);
    if (!draft.keys.length && !draft.problems.length) draft.notes.push({ code: "no-identity", message: `Nothing in this row identifies the ${ONE[input.entity]}: a second import would create it again.` });
    return draft;
  };
}

function columnFor(entity: Entity, mapped: MappedColumn): Column[] {
  const { target, column: at, name } = mapped;
  if (target.to === "skip") return [];
  if (target.to === "custom") return [{ at, name, mapped, key: `customFields.${target.key}`, field: { key: target.key, label: target.label, kind: KIND_OF_CUSTOM[target.type], synonyms: [], longest: 2_000 } }];
  const field = findField(entity, target.field);
  return field ? [{ at, name, mapped, key: field.key, field }] : [];
}

function take(draft: Draft, column: Column, raw: string, { input, resolveCell }: { input: PlannerInput; resolveCell: (field: Field, raw: string) => Resolution }) {
  if (!raw.trim()) return;
  if (column.field.refers) return takeReference(draft, column, resolveCell(column.field, raw));
  const { decimal, dateOrder, scale } = column.mapped;
  const reading = readCell(raw, column.field, { decimal, dateOrder, scale, timeZone: input.options.timeZone });
  if ("error" in reading) return void draft.problems.push({ field: column.key, column: column.name, message: reading.error, suggestions: [] });
  if (reading.value !== null) draft.values[column.key] = reading.value;
  if (reading.note) draft.notes.push({ code: "rounded", message: reading.note });
  if (reading.currency) takeCurrency(draft, column, reading.currency, input);
}

function takeReference(draft: Draft, { key, name }: Column, resolution: Resolution) {
  if ("error" in resolution) return void draft.problems.push({ field: key, column: name, message: resolution.error, suggestions: resolution.suggestions });
  if (resolution.reference) draft.values[key] = resolution.reference;
  if (resolution.note) draft.notes.push({ code: "decided", message: resolution.note });
}

/** "€ 5" says its currency itself; it must not contradict the row's currency column. */
function takeCurrency(draft: Draft, { key, name }: Column, currency: string, { options }: PlannerInput) {
  const stated = draft.values["currencyCode"];
  if (stated && stated !== currency) return void draft.problems.push({ field: key, column: name, message: `This amount is in ${currency}, the row says ${String(stated)}.`, suggestions: [] });
  draft.values["currencyCode"] = currency;
  if (!stated && currency !== options.currencyCode) draft.notes.push({ code: "currency", message: `The amount is in ${currency}.` });
}

function checkOwnParent(entity: Entity, { values, problems, columns }: Draft) {
  const field = entity === "customers" ? "parentCustomer" : entity === "people" ? "manager" : null;
  const above = field ? values[field] : undefined;
  const isOwn = typeof above === "object" && "create" in above && typeof values["name"] === "string" && plainKey(above.create) === plainKey(values["name"]);
  if (field && isOwn) problems.push({ field, column: columns[field] ?? null, message: entity === "customers" ? "A customer cannot be its own parent." : "A person cannot be their own manager.", suggestions: [] });
}

/** Names repeat down a column; each is resolved once. */
function remember({ entity, decisions, lookups, makes }: PlannerInput) {
  const known = new Map<string, Resolution>();
  return (field: Field, raw: string): Resolution => {
    const name = raw.length > LONGEST_NAME ? readText(raw, LONGEST_NAME) : null;
    if (name && "error" in name) return { ...name, suggestions: [] };
    const key = `${field.key}\n${raw}`;
    const before = known.get(key);
    if (before) return before;
    const noun = field.refers ?? "customer";
    const own = noun === OWN[entity] ? lookups.fileNames : new Set<string>();
    const found = resolve(raw, { field: field.key, noun, index: lookups.names[noun] ?? NOTHING, own, makes }, decisions);
    if (known.size < REMEMBERED) known.set(key, found);
    return found;
  };
}
