import { shiftMonths, type Day } from "@/lib/dates";

/** How long before the end of a term its renewal opens, and how long after it one that was missed still does. crm.md, Renewal. */
export const DAYS_AHEAD = 120;

/** What a customer bought for a term, as its renewal sees it. `termMonths` is null when nobody said how long. */
export type Term = { id: string; productId: string; termMonths: number | null; renewsAt: Day | null };
type Renewal = { status: "OPEN" | "WON" | "LOST"; renewsAt: Day; months: ReadonlyMap<string, number> };

/**
 * Where a renewal puts the end of a term: won, on by the term that was sold (the line's, else the one before); open again or lost, back to where it was.
 * Null: it stays. A date that somebody set by hand is neither, so it stays as well.
 */
export function settled({ productId, termMonths, renewsAt }: Term, { status, renewsAt: end, months }: Renewal): { renewsAt: Day; termMonths: number } | null {
  const term = months.get(productId) ?? termMonths;
  if (term === null) return null;
  if (status === "WON") return renewsAt === end ? { renewsAt: shiftMonths(end, term), termMonths: term } : null;
  return renewsAt === shiftMonths(end, term) ? { renewsAt: end, termMonths: term } : null;
}
