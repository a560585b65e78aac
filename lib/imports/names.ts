const LETTERS: Record<string, string> = { ł: "l", ß: "ss", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ı: "i" };
const FORMS = new Set("inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg ohg se sa sas sarl srl spa bv nv ab as oy aps pty pte kk sro zoo group holding holdings".split(" "));

/** Two names with the same key are the same name: case, accents, punctuation and repeated spaces do not count. "O'Neil & Söhne" → "oneil and sohne" */
export function plainKey(text: string): string {
  const folded = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łßøæœđðþı]/g, (letter) => LETTERS[letter] ?? letter);
  return folded.replace(/['’`.]/g, "").replace(/&/g, " and ").replace(/[^\p{L}\p{N}+#@]+/gu, " ").trim();
}

/** Two names with the same loose key are probably the same, which a person confirms: spaces and company forms do not count either. "GTX Pro" and "GTXPro" → "gtxpro" */
export function looseKey(text: string): string {
  const words = plainKey(text).split(" ");
  if (words.length > 1 && words[0] === "the") words.shift();
  while (words.length > 1 && FORMS.has(words.at(-1) ?? "")) words.pop();
  return words.join("");
}

/** 0 to 1. The better of shared trigrams and edit distance, so that both swapped words and typing errors are seen. */
export function similarity(one: string, other: string): number {
  const first = looseKey(one), second = looseKey(other);
  if (!first || !second) return 0;
  if (first === second) return 0.99;
  if (sortedWords(one) === sortedWords(other)) return 0.97;
  return Math.min(0.96, Math.max(sharedTrigrams(first, second), 1 - distance(first, second) / Math.max(first.length, second.length)));
}

export function trigrams(key: string): string[] {
  const padded = `  ${key} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}

/** "Anna Snelling" → "anna.snelling" */
export const usernameFrom = (name: string) => plainKey(name).replace(/[^a-z0-9]+/g, ".").replace(/^\.|\.$/g, "").slice(0, 60);

/** A header as plain words, units aside: "closeValue", "Close_Value (USD)" → "close value" */
export function headerKey(header: string): string {
  return plainKey(header.replace(/\([^)]*\)|\[[^\]]*\]/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).replace(/ in (thousands?|millions?|usd|eur|k|m)$/, "").trim();
}

const sortedWords = (text: string) => plainKey(text).split(" ").sort().join(" ");

function sharedTrigrams(one: string, other: string) {
  const first = new Set(trigrams(one)), second = new Set(trigrams(other));
  const shared = [...first].filter((each) => second.has(each)).length;
  return (2 * shared) / (first.size + second.size);
}

/** Damerau–Levenshtein: insertions, deletions, replacements and swapped neighbours. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      const steps = [(last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1)];
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) steps.push((before[at - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}
