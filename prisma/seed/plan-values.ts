import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { meets, type Seen } from "@/lib/adoption/rules/meeting";
import type { DataType } from "@/lib/generated/prisma/enums";
import type { Chance } from "./chance";

const [DAY, WEEK] = [86_400_000, 7 * 86_400_000];

/** How one attribute goes at one customer: it comes to be met after so many weeks, or does not; it may have fallen silent. */
export type Course = { weeks: number; metAfter: number | null; silentFor: number };

/** What the product reported week by week, newest first. */
export function reported({ between }: Chance, now: Date, { criteria, course }: { criteria: SuccessCriteria; course: Course }): Seen[] {
  const hour = between(0, 20) * 3_600_000;
  return Array.from({ length: course.weeks }, (_, week) => {
    const observedAt = new Date(now.getTime() - DAY - hour - course.silentFor * DAY - (course.weeks - 1 - week) * WEEK);
    const isMet = course.metAfter !== null && week >= course.metAfter;
    const share = course.metAfter === null ? 0.3 + (0.5 * week) / course.weeks : Math.min(1, (week + 1) / (course.metAfter + 1));
    return { value: valueOf(criteria, { isMet, share, observedAt, extra: between(0, 30) / 100 }), observedAt };
  }).toReversed();
}

/** The instant from which the values were met without a break; null while the newest is not. */
export function metSince(criteria: SuccessCriteria, dataType: DataType, history: readonly Seen[], now: Date): Date | null {
  const firstFailing = history.findIndex((_, place) => !meets(criteria, dataType, history.slice(place), place === 0 ? now : (history[place]?.observedAt ?? now)));
  return history[(firstFailing === -1 ? history.length : firstFailing) - 1]?.observedAt ?? null;
}

type Moment = { isMet: boolean; share: number; observedAt: Date; extra: number };

function valueOf(criteria: SuccessCriteria, moment: Moment): string | number | boolean {
  const { isMet, share, observedAt, extra } = moment;
  switch (criteria.type) {
    case "boolean_flag":
      return isMet === criteria.expectedValue;
    case "number_threshold":
      return numberOf(criteria.threshold, isMet ? 1 + (criteria.threshold === 100 ? 0 : extra) : share * 0.85, criteria.threshold >= 50 && criteria.threshold <= 100);
    case "timestamp_comparison":
      return new Date(observedAt.getTime() - (isMet ? 0.2 : 150) * DAY).toISOString();
    case "count_in_window":
      return valueOf(criteria.of, moment);
    case "composite_and":
    case "composite_or":
      return criteria.criteria[0] ? valueOf(criteria.criteria[0], moment) : "";
    default:
      return isMet ? "https://files.example/report" : "";
  }
}

/** Shares of a hundred end at a hundred. */
function numberOf(threshold: number, share: number, isPercent: boolean) {
  const value = Math.round(threshold * share);
  return isPercent ? Math.min(100, value) : Math.max(share >= 1 ? threshold : 0, value);
}
