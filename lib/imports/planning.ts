import { readDraft, type Draft, type Existing, type Note, type PlannerInput, type PlanValue, type Problem, type Values } from "./drafting";
import { closeDeal } from "./closing";
import { FIELDS, ONE, type Kind } from "./fields";
import { tidy } from "./decimals";
import type { RawRow } from "./reading";
import type { Entity, Fate } from "./rules";

/** One row's fate. `changes`: field → [before, after]; `repeats`: the earlier row of the same file that names the same record. */
export type Plan = {
  number: number; action: Fate; id: string | null; keys: string[]; values: Values;
  changes: Record<string, [PlanValue | null, PlanValue]>; problems: Problem[]; notes: Note[]; repeats: number | null; digest: number;
};
/** What is remembered of a row: its own external id tells namesakes apart, `left` is what a later row of the same deal must know. */
export type Earlier = { number: number; digest: number; externalId: string | null; left: Values };
/** By identity key. A planner that goes on after an interruption is given what the one before it had seen. */
export type Seen = Map<string, Earlier>;
/** First `read` a slice of rows, then look up what exists under their keys, then `settle` each in the file's order. */
export type Planner = { read(row: RawRow): Draft; settle(draft: Draft, existing: Existing | null): Plan };

/** Pure: what is known of the organization comes in as look-ups. Remembers only a key and a digest per row, to see repetitions. */
export function createPlanner(input: PlannerInput, seen: Seen = new Map()): Planner {
  const kinds = new Map<string, Kind>(FIELDS[input.entity].map(({ key, kind }) => [key, kind]));
  const read = readDraft(input);
  return {
    read,
    settle(draft, existing) {
      const earlier = findEarlier(seen, input.entity, draft);
      const full = complete(input, draft, earlier ? { id: existing?.id ?? "", values: { ...existing?.values, ...earlier.left } } : existing);
      if (full.problems.length) return plan(full, "ERROR", existing);
      if (full.isEmpty) return plan(full, "SKIP", null, [{ code: "empty", message: "The row is empty." }]);
      const digest = digestOf(draft.values);
      for (const key of full.keys) seen.set(key, { number: full.number, digest, externalId: idIn(full.values), left: leftBy(full.values) });
      const settled = earlier ? repeat(full, existing, earlier, { isSame: earlier.digest === digest, one: ONE[input.entity] }) : decide(full, existing, kinds);
      return { ...settled, digest };
    },
  };
}

function decide(full: Draft, existing: Existing | null, kinds: Map<string, Kind>): Plan {
  if (!existing) return plan(full, "CREATE", null);
  const changes = compare(full.values, existing.values, kinds);
  return Object.keys(changes).length ? { ...plan(full, "UPDATE", existing), changes } : plan(full, "SKIP", existing, [{ code: "same", message: "Already the same." }]);
}

/** A namesake with another external id is another record; but a product's name is its own. */
function findEarlier(seen: Seen, entity: Entity, { keys, values }: Draft) {
  const own = idIn(values);
  const isAnother = (each: Earlier) => entity !== "products" && own !== null && each.externalId !== null && each.externalId !== own;
  return keys.map((key) => seen.get(key)).find((each) => each !== undefined && !isAnother(each));
}

function idIn({ externalId }: Values) {
  return typeof externalId === "string" ? externalId : null;
}

/** Which of the records found under a draft's keys is meant: the first key decides; a namesake with another external id is another record. */
export function pickExisting<E extends Existing>(entity: Entity, draft: Draft, find: (key: string) => readonly E[]): { existing: E | null; isAmbiguous: boolean } {
  const own = idIn(draft.values);
  const isAnother = ({ values }: E) => entity !== "products" && own !== null && values["externalId"] && values["externalId"] !== own;
  for (const key of draft.keys) {
    const [one, other] = find(key).filter((each) => !isAnother(each));
    if (one) return other ? { existing: null, isAmbiguous: true } : { existing: one, isAmbiguous: false };
  }
  return { existing: null, isAmbiguous: false };
}

/** Rows a person should see before running: faults, changes and gaps. What was decided for a name is told once, above the rows. */
export const isWorthALook = ({ action, notes }: Plan) => action === "ERROR" || action === "UPDATE" || notes.some(({ code }) => code !== "same" && code !== "decided");

/** What only a finished row can tell: a required field, a deal's closing, a new record's first values. */
function complete(input: PlannerInput, draft: Draft, existing: Existing | null): Draft {
  if (draft.isEmpty || draft.isRagged) return draft;
  const missing = FIELDS[input.entity].filter(({ isRequired, key }) => isRequired && draft.values[key] === undefined && !draft.problems.some(({ field }) => field === key));
  const problems = [...draft.problems, ...missing.map(({ key, label }) => ({ field: key, column: draft.columns[key] ?? null, message: `${label} is missing.`, suggestions: [] }))];
  const full = { ...draft, problems };
  if (input.entity === "deals") return closeDeal(input, full, existing);
  return input.entity === "customers" ? findLikeness(input, full, existing) : full;
}

/** A new customer that resembles one we have: said, not decided. */
function findLikeness({ lookups }: PlannerInput, draft: Draft, existing: Existing | null): Draft {
  const name = draft.values["name"];
  const match = existing || typeof name !== "string" ? null : lookups.names.customer?.find(name);
  if (match?.found !== "similar") return draft;
  return { ...draft, notes: [...draft.notes, { code: "resembles", message: `Resembles the customer ${match.suggestions[0]?.name}, and is created beside it.` }] };
}

function repeat(draft: Draft, existing: Existing | null, { number: repeats }: Earlier, { isSame, one }: { isSame: boolean; one: string }): Plan {
  if (isSame) return { ...plan(draft, "SKIP", existing, [{ code: "repeated", message: `The same as row ${repeats}.` }]), repeats };
  return { ...plan(draft, "UPDATE", existing, [{ code: "repeated", message: `Row ${repeats} is the same ${one}. This later row wins.` }]), repeats };
}

/** What a later row of the same deal must know: whether the earlier one closed it. */
export function leftBy({ status, closedDate }: Values): Earlier["left"] {
  return { ...(status === undefined ? {} : { status }), ...(closedDate === undefined ? {} : { closedDate }) };
}

function plan({ number, keys, values, problems, notes }: Draft, action: Fate, existing: Existing | null, more: Note[] = []): Plan {
  return { number, action, id: existing?.id ?? null, keys, values, changes: {}, problems, notes: [...notes, ...more], repeats: null, digest: 0 };
}

function compare(after: Values, before: Existing["values"], kinds: Map<string, Kind>): Plan["changes"] {
  const changed = Object.entries(after).filter(([key, value]) => !isSame(before[key] ?? null, value, kinds.get(key)));
  return Object.fromEntries(changed.map(([key, value]) => [key, [before[key] ?? null, value]]));
}

function isSame(before: PlanValue | null, after: PlanValue, kind: Kind | undefined): boolean {
  if (before === null) return false;
  if (Array.isArray(before) && Array.isArray(after)) return [...before].sort().join("\n") === [...after].sort().join("\n");
  if (typeof before === "object" && typeof after === "object" && "id" in before && "id" in after) return before.id === after.id;
  if (typeof before !== "string" || typeof after !== "string") return before === after;
  if (before === after) return true;
  if (kind === "instant") return Date.parse(before) === Date.parse(after);
  return /^-?\d+(\.\d+)?$/.test(before) && /^-?\d+(\.\d+)?$/.test(after) && kind !== "text" && tidy(before) === tidy(after);
}

/** 53 bits over the values in a fixed order; two different rows of one file sharing it is one chance in 10¹⁵. */
function digestOf(values: Values): number {
  const text = JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
  let high = 0xdeadbeef, low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return ((high >>> 0) & 0x1fffff) * 4294967296 + (low >>> 0);
}
