import { looseKey, plainKey, similarity, trigrams } from "./names";

/** `also`: other words it is known by (e-mail, username, external id); they match exactly, never by similarity. */
export type Named = { id: string; name: string; also?: string[] };
export type Suggestion = { id: string; name: string; score: number };
export type Match = { found: "exact"; id: string; name: string } | { found: "similar"; suggestions: Suggestion[] } | { found: "none" };
/** `idsOf`: every record whose own name this is, whatever else it is known by. */
export type NameIndex = { find(name: string): Match; nameOf(id: string): string | undefined; idsOf(name: string): string[] };
export type Stage = { id: string; name: string; isClosedWon: boolean; isClosedLost: boolean };

/** How alike two names must be to be suggested: low where a person expects few names, high where there are thousands. */
export const THRESHOLDS = { product: 0.6, stage: 0.6, contact: 0.8, customer: 0.75, user: 0.8 } as const;

const MOST_SUGGESTIONS = 3;
const COMMON = 2_000;
const WON = ["won", "closed won", "win", "gewonnen", "gagne", "ganado", "signed", "sold"];
const LOST = ["lost", "closed lost", "loss", "verloren", "perdu", "perdido"];

/** Finds by plain key at once; what is merely alike is suggested, never assumed. Two records of one name are a suggestion too. */
export function indexNames(named: readonly Named[], threshold: number): NameIndex {
  const exact = new Map<string, Named[]>();
  for (const each of named)
    for (const key of new Set([each.name, ...(each.also ?? [])].map(plainKey))) addTo(exact, key, each);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  let grams: Map<string, Named[]> | null = null;
  return {
    nameOf: (id) => names.get(id),
    idsOf: (name) => (exact.get(plainKey(name)) ?? []).filter((each) => plainKey(each.name) === plainKey(name)).map(({ id }) => id),
    find(name) {
      const [one, other] = exact.get(plainKey(name)) ?? [];
      if (one && !other) return { found: "exact", id: one.id, name: one.name };
      if (one) return { found: "similar", suggestions: (exact.get(plainKey(name)) ?? []).slice(0, MOST_SUGGESTIONS).map((each) => ({ id: each.id, name: each.name, score: 1 })) };
      const suggestions = rank(name, neighbours(name, (grams ??= indexTrigrams(named))), threshold);
      return suggestions.length ? { found: "similar", suggestions } : { found: "none" };
    },
  };
}

/** Stage names, and the plain words for winning and losing where the pipeline has just one stage for it. */
export function indexStages(stages: readonly Stage[]): NameIndex {
  const won = stages.filter(({ isClosedWon }) => isClosedWon);
  const lost = stages.filter(({ isClosedLost }) => isClosedLost);
  const words = new Map([...WON.map((word) => [word, won] as const), ...LOST.map((word) => [word, lost] as const)]);
  const byName = indexNames(stages, THRESHOLDS.stage);
  const byWord = indexNames([...won.map(({ id }) => ({ id, name: "won" })), ...lost.map(({ id }) => ({ id, name: "lost" }))], THRESHOLDS.stage);
  const nameOf = (id: string) => byName.nameOf(id);
  return {
    nameOf,
    idsOf: (name) => byName.idsOf(name),
    find(name) {
      const match = byName.find(name);
      if (match.found === "exact") return match;
      const [one, ...others] = words.get(plainKey(name)) ?? [];
      if (one && !others.length) return { found: "exact", id: one.id, name: one.name };
      if (one) return { found: "similar", suggestions: [one, ...others].map((stage) => ({ id: stage.id, name: stage.name, score: 0.99 })) };
      const word = byWord.find(name);
      const alike = word.found === "similar" ? word.suggestions.map((each) => ({ ...each, name: nameOf(each.id) ?? each.name })) : [];
      return match.found === "none" && alike.length ? { found: "similar", suggestions: alike } : match;
    },
  };
}

function indexTrigrams(named: readonly Named[]) {
  const grams = new Map<string, Named[]>();
  for (const each of named)
    for (const gram of new Set(trigrams(looseKey(each.name)))) addTo(grams, gram, each);
  return grams;
}

function addTo(lists: Map<string, Named[]>, key: string, each: Named) {
  const list = lists.get(key);
  if (list) list.push(each);
  else lists.set(key, [each]);
}

/** Those that share at least a quarter of the trigrams; comparing a name with all 100,000 others would take too long. What very many share says nothing. */
function neighbours(name: string, grams: Map<string, Named[]>): Named[] {
  const own = [...new Set(trigrams(looseKey(name)))];
  const shared = new Map<Named, number>();
  const lists = own.map((gram) => grams.get(gram) ?? []).filter(({ length }) => length <= COMMON);
  for (const list of lists) for (const each of list) shared.set(each, (shared.get(each) ?? 0) + 1);
  return [...shared].filter(([, count]) => count * 4 >= lists.length).map(([each]) => each);
}

function rank(name: string, candidates: Named[], threshold: number): Suggestion[] {
  const scored = candidates.map((each) => ({ id: each.id, name: each.name, score: Math.round(similarity(name, each.name) * 100) / 100 }));
  return scored.filter(({ score }) => score >= threshold).sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1)).slice(0, MOST_SUGGESTIONS);
}
