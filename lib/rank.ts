import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Ranks are fractional index strings compared byte by byte; a column whose ranks outgrow this is ranked anew. */
export const LONGEST_RANK = 64;

/** A rank between two neighbours; null is the open end. */
export function rankBetween(low: string | null, high: string | null) {
  return generateKeyBetween(low, high);
}

/** `count` ranks in order between two neighbours, as short as they can be. */
export function ranksBetween(low: string | null, high: string | null, count: number) {
  return generateNKeysBetween(low, high, count);
}
