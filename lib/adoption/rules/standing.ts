import type { DataType } from "@/lib/generated/prisma/enums";
import type { SuccessCriteria } from "./criteria";
import { meets, type Seen } from "./meeting";

/** A plan's attribute as it is evaluated. Without criteria nothing can be met. */
export type Watched = { id: string; name: string; dataType: DataType; isRequired: boolean; criteria: SuccessCriteria | null; freshDays: number; graceDays: number };

/** How an attribute stands now; `history` is what was looked at for it, newest first. */
export type Standing = Watched & { state: "met" | "failing" | "stale" | "none"; latest: Seen | null; history: readonly Seen[]; verdicts: readonly Verdict[] };
/** Newest first, to the last that was met. */
export type Verdict = { observedAt: Date; isMet: boolean };

const DAY = 86_400_000;

/** From its values, newest first: met or failing by the latest that is not older than `freshDays`, stale when it is older, none without any. */
export function standingOf(attribute: Watched, history: readonly Seen[], now: Date): Standing {
  const [latest = null] = history;
  if (!latest) return { ...attribute, state: "none", latest, history, verdicts: [] };
  if (latest.observedAt.getTime() < now.getTime() - attribute.freshDays * DAY) return { ...attribute, state: "stale", latest, history, verdicts: [] };
  const isMet = isMetBy(attribute, history, now);
  return { ...attribute, state: isMet ? "met" : "failing", latest, history, verdicts: isMet ? [{ observedAt: latest.observedAt, isMet }] : verdictsOf(attribute, history, now) };
}

/** The latest value is judged by now, each earlier one by the instant it was seen: so a value does not begin to have failed because time went on. What lies before the last met one is nobody's question. */
function verdictsOf(attribute: Watched, history: readonly Seen[], now: Date): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const [place, { observedAt }] of history.entries()) {
    const isMet = isMetBy(attribute, history.slice(place), place === 0 ? now : observedAt);
    verdicts.push({ observedAt, isMet });
    if (isMet) break;
  }
  return verdicts;
}

function isMetBy({ criteria, dataType }: Watched, history: readonly Seen[], now: Date) {
  return criteria !== null && meets(criteria, dataType, history, now);
}
