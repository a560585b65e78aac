import { daysBetween, type Day } from "@/lib/dates";

type Reached = { day: Day; percent: number };
/**
 * Points of progress, one decimal. `perWeek`: gained in a week, by the last 30 days; null while a plan is younger than a week. `neededPerWeek`: what
 * each week until `until` must bring to be done then. `reached`: where this pace leads until then.
 */
export type Pace = { perWeek: number | null; until: Day | null; neededPerWeek: number | null; reached: number | null };

const WINDOW = 30;
const YOUNG = 7;

/** From a plan's history, oldest day first, to the day its term ends. Null when there is nothing to say: no history, or nothing left to do. */
export function paceOf(days: readonly Reached[], { today, until }: { today: Day; until: Day | null }): Pace | null {
  const now = days.at(-1);
  if (!now || now.percent >= 100) return null;
  const perWeek = gainedPerWeek(days, now, today);
  const weeks = until ? daysBetween(today, until) / 7 : 0;
  if (!until || weeks <= 0) return perWeek === null ? null : { perWeek: tenth(perWeek), until: null, neededPerWeek: null, reached: null };
  return { perWeek: perWeek === null ? null : tenth(perWeek), until, neededPerWeek: tenth((100 - now.percent) / Math.max(1, weeks)), reached: perWeek === null ? null : tenth(clamp(now.percent + perWeek * weeks)) };
}

/** It stood 30 days ago as on the last day known by then; a younger plan began with its first. */
function gainedPerWeek(days: readonly Reached[], now: Reached, today: Day) {
  const then = days.findLast(({ day }) => daysBetween(day, today) >= WINDOW);
  const [begin, from] = then ? [WINDOW, then.percent] : [days[0] ? daysBetween(days[0].day, today) : 0, days[0]?.percent ?? 0];
  return begin < YOUNG ? null : ((now.percent - from) / begin) * 7;
}

const clamp = (percent: number) => Math.min(100, Math.max(0, percent));
const tenth = (points: number) => Math.round(points * 10) / 10;
