import { ONE, type Noun } from "./fields";
import { plainKey } from "./names";
import type { NameIndex, Suggestion } from "./matching";
import type { Choice, Decisions } from "./rules";

/** A record of ours, or one the import makes under this name. */
export type Reference = { id: string } | { create: string };
export type Resolution = { reference: Reference | null; note?: string } | { error: string; suggestions: Suggestion[] };
/** `own`: plain keys of the names in the same file, when the field refers to the entity being imported. */
export type Source = { field: string; noun: Noun; index: NameIndex; own: ReadonlySet<string> };

/** What happens to an unknown name that resembles nothing, when nobody decided: people and customers are made, the rest is asked. */
export const UNASKED: Partial<Record<Noun, Choice>> = { customer: { choose: "create" }, user: { choose: "create" } };

/** From a name in a cell to a record: the person's decision, then the exact name, then the file itself, then a question. */
export function resolve(raw: string, { field, noun, index, own }: Source, decisions: Decisions): Resolution {
  const name = raw.trim();
  const key = plainKey(name);
  const decided = decisionFor(decisions, field, key);
  if (decided) return follow(decided, name, noun, index);
  const match = index.find(name);
  if (match.found === "exact") return { reference: { id: match.id }, ...(plainKey(match.name) === key ? {} : { note: `“${name}” is matched to ${match.name}.` }) };
  if (own.has(key)) return { reference: { create: name } };
  if (match.found === "similar") return { error: ask(name, noun, match.suggestions), suggestions: match.suggestions };
  const others = decisions[field]?.others ?? UNASKED[noun];
  return others ? follow(others, name, noun, index) : { error: `“${name}” is not a ${ONE[noun]} yet. Choose one, or create it.`, suggestions: [] };
}

/** Decisions are looked up by plain key, so "GTXPro " and "gtxpro" have one answer. */
export function decisionFor(decisions: Decisions, field: string, key: string): Choice | undefined {
  const names = decisions[field]?.names ?? {};
  const written = Object.keys(names).find((name) => name === key) ?? Object.keys(names).find((name) => plainKey(name) === key);
  return written === undefined ? undefined : names[written];
}

function follow(choice: Choice, name: string, noun: Noun, index: NameIndex): Resolution {
  if (choice.choose === "empty") return { reference: null, note: `“${name}” is left out.` };
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
