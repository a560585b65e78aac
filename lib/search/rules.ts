import { z } from "zod";

/** What can be found: whatever has a page. */
export const FoundKind = z.enum(["customer", "deal", "contact", "activity", "product", "person"]);
export type FoundKind = z.infer<typeof FoundKind>;
/** What was looked at last may be more than what a text finds. */
export type ShownKind = FoundKind | "solution" | "plan";

/** `limit`: how many at most, over all kinds together. An empty text answers what the person looked at last. */
export const Search = z.object({ q: z.string().trim().max(200).default(""), limit: z.coerce.number().int().min(1).max(50).catch(12).default(12) });
export type Search = z.infer<typeof Search>;

/** `detail` tells namesakes apart; `isLive`: open, active, still to do. `rank` is how well the words fit: 2 and more by their beginnings, 1 inside a word, below 1 merely alike. */
export type Candidate = { kind: FoundKind; id: string; name: string; detail: string | null; placeId: string | null; isLive: boolean; rank: number };
export type Found = { kind: ShownKind; id: string; name: string; detail: string | null; href: string };

/** The best first: the name itself, names that begin so, words that begin so, the rest; then what is alive. No kind crowds the others out. */
export function ranked(candidates: readonly Candidate[], { q, limit }: Search): Found[] {
  const sorted = candidates.map((one) => ({ one, fits: fitOf(one, q) })).toSorted((a, b) => b.fits - a.fits || Number(b.one.isLive) - Number(a.one.isLive) || order(a.one.kind) - order(b.one.kind) || b.one.rank - a.one.rank || compare(a.one, b.one));
  const most = Math.max(5, Math.ceil(limit / 2));
  const perKind = new Map<FoundKind, number>();
  const room = sorted.filter(({ one: { kind } }) => {
    const before = perKind.get(kind) ?? 0;
    perKind.set(kind, before + 1);
    return before < most;
  });
  return room.slice(0, limit).map(({ one: { kind, id, name, detail, placeId } }) => ({ kind, id, name, detail, href: hrefOf({ kind, id, name, placeId }) }));
}

/** Where a record is looked at. `placeId` is the customer of a contact. */
export function hrefOf({ kind, id, name, placeId }: Pick<Candidate, "id" | "name" | "placeId"> & { kind: ShownKind }) {
  if (kind === "deal") return `/deals/${id}`;
  if (kind === "customer") return `/customers/${id}`;
  if (kind === "contact") return placeId ? `/customers/${placeId}#contact-${id}` : `/customers?q=${encodeURIComponent(name)}`;
  if (kind === "activity") return `/activities?open=${id}`;
  if (kind === "product" || kind === "solution") return `/catalog/${kind}s/${id}`;
  if (kind === "plan") return `/adoption/${id}`;
  return `/settings/people?q=${encodeURIComponent(name)}`;
}

/** Small letters without accents, so that "ribadouro" is "Ribadouró". */
export function fold(text: string) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function fitOf({ name, rank }: Candidate, q: string) {
  const [held, asked] = [fold(name), fold(q)];
  if (held === asked) return 4;
  if (held.startsWith(asked)) return 3;
  const words = held.split(/[^\p{L}\p{N}]+/u);
  if (asked.split(/[^\p{L}\p{N}]+/u).filter(Boolean).every((word) => words.some((one) => one.startsWith(word)))) return 2;
  return rank >= 1 ? 1 : rank - 1;
}

function order(kind: FoundKind) {
  return FoundKind.options.indexOf(kind);
}

function compare(a: Candidate, b: Candidate) {
  return a.name.localeCompare(b.name) || (a.id < b.id ? 1 : -1);
}
