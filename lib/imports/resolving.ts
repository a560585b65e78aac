import { ONE, type Noun } from "./fields";
import { plainKey } from "./names";
import type { NameIndex, Suggestion } from "./matching";
import type { Choice, Decisions } from "./rules";

/** A record of ours, or one the import makes under this name. */
export type Reference = { id: string } | { create: string };
export type Resolution = { reference: Reference | null; note?: string } | { error: string; suggestions: Suggestion[] };
/** `own`: plain keys of the names in the same file, when the field refers to the entity being imported. */
export type Source = { field: string; noun: Noun; index: NameIndex; own: ReadonlySet<string>; makes?: readonly Noun[] | undefined };

/** What an import can make from nothing but a name. */
export const MAKEABLE: readonly Noun[] = ["customer", "product", "user", "stage"];
const UNASKED: readonly Noun[] = ["customer", "user"];

/** May this import make it: it needs no more than a name, and the person may add such records. */
export const canMake = ({ noun, makes = MAKEABLE }: Pick<Source, "noun" | "makes">) => MAKEABLE.includes(noun) && makes.includes(noun);

/** What happens to an unknown name that resembles nothing, when nobody decided: people and customers are made, the rest is asked. */
export const usualFor = (source: Pick<Source, "noun" | "makes">): Choice | null => (UNASKED.includes(source.noun) && canMake(source) ? { choose: "create" } : null);

/** From a name in a cell to a record: the person's decision, then the exact name, then the file itself, then a question. */
export function resolve(raw: string, source: Source, decisions: Decisions): Resolution {
  const { field, noun, index, own } = source;
  const name = raw.trim();
  const key = plainKey(name);
  const decided = decisionFor(decisions, field, key);
  if (decided) return follow(decided, name, source);
  const match = index.find(name);
  if (match.found === "exact") return { reference: { id: match.id }, ...(plainKey(match.name) === key ? {} : { note: `“${name}” is matched to ${match.name}.` }) };
  if (own.has(key)) return { reference: { create: name } };
  if (match.found === "similar") return { error: ask(name, noun, match.suggestions), suggestions: match.suggestions };
  const others = decisions[field]?.others ?? usualFor(source);
  return others ? follow(others, name, source) : { error: `“${name}” is not a ${ONE[noun]} yet. ${canMake(source) ? "Choose one, or create it." : "Choose one, or leave it out."}`, suggestions: [] };
}

/** Decisions are looked up by plain key, so "GTXPro " and "gtxpro" have one answer. */
export function decisionFor(decisions: Decisions, field: string, key: string): Choice | undefined {
  const names = decisions[field]?.names ?? {};
  const written = Object.keys(names).find((name) => name === key) ?? Object.keys(names).find((name) => plainKey(name) === key);
  return written === undefined ? undefined : names[written];
}

function follow(choice: Choice, name: string, source: Source): Resolution {
  const { noun, index } = source;
  if (choice.choose === "empty") return { reference: null, note: `“${name}” is left out.` };
  if (choice.choose === "create" && !canMake(source)) return { error: `“${name}” is not a ${ONE[noun]} yet, and your role cannot add one.`, suggestions: [] };
  if (choice.choose === "create") return { reference: { create: name }, note: `The ${ONE[noun]} “${name}” is created.` };
  const found = index.nameOf(choice.id);
  return found ? { reference: { id: choice.id }, note: `“${name}” is matched to ${found}.` } : { error: `The ${ONE[noun]} chosen for “${name}” is no longer there. Choose again.`, suggestions: [] };
}

function ask(name: string, noun: Noun, suggestions: Suggestion[]) {
  const [best, next] = suggestions;
  if (best?.score === 1) return `Several are called “${name}”. Choose which ${ONE[noun]} is meant.`;
  const others = next && next.score >= (best?.score ?? 0) - 0.1 ? ` or ${next.name}` : "";
  return `“${name}” is not a ${ONE[noun]}. Did you mean ${best?.name}${others}?`;
}
