import { tzOffset } from "@date-fns/tz";
import { dayOf, shiftDay, type Day } from "@/lib/dates";
import type { Calendar, Minutes } from "./rules";

/** A stretch of working time: milliseconds since 1970, from inclusive, to exclusive. */
type Span = readonly [from: number, to: number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many days ahead a clock looks for working time: beyond that there is none. */
const FAR = 4_000;

/** Is this instant inside a window? A closing instant is not. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const now = at.getTime();
  return spansOf(calendar, dayOf(at, calendar.zone)).some(([from, to]) => from <= now && now < to);
}

/** This instant when it is open, else the next opening; null when the calendar never opens again. */
export function nextOpen(calendar: Calendar, at: Date): Date | null {
  const now = at.getTime();
  for (const [from, to] of spansFrom(calendar, at)) if (to > now) return new Date(Math.max(from, now));
  return null;
}

/** Whole business seconds in [from, to); 0 when `to` is not later. */
export function countedSeconds(calendar: Calendar, from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) return 0;
  let sum = 0;
  for (const [opens, closes] of spansFrom(calendar, from)) {
    if (opens >= end) break;
    sum += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
  }
  return Math.floor(sum / 1000);
}

/** The earliest instant at which the business seconds counted since `from` reach `seconds`: a target met at closing time is met then, not at the next opening. Null when they never do. */
export function addBusinessSeconds(calendar: Calendar, from: Date, seconds: number): Date | null {
  const start = from.getTime();
  let left = seconds * 1000;
  if (left <= 0) return from;
  for (const [opens, closes] of spansFrom(calendar, from)) {
    const begin = Math.max(opens, start);
    if (closes <= begin) continue;
    if (closes - begin >= left) return new Date(begin + left);
    left -= closes - begin;
  }
  return null;
}

/** One business day in seconds: the length of the most common working day of the week in local clock hours; of two as common, the longer. */
export function businessDaySeconds({ week }: Calendar): number {
  const lengths = week.map((windows) => windows.reduce((sum, [from, to]) => sum + to - from, 0)).filter((length) => length > 0);
  const often = (length: number) => lengths.filter((other) => other === length).length;
  return (lengths.toSorted((a, b) => often(b) - often(a) || b - a)[0] ?? 0) * 60;
}

/** `days` may be a fraction: half a business day is half its seconds. */
export function addBusinessDays(calendar: Calendar, from: Date, days: number): Date | null {
  return addBusinessSeconds(calendar, from, Math.round(days * businessDaySeconds(calendar)));
}

/** Does this local date have any working time? */
export function isWorkday(calendar: Calendar, day: Day): boolean {
  return windowsOf(calendar, day).length > 0;
}

/** The local windows of one date, in minutes since midnight. */
export function windowsOf({ week, dates }: Calendar, day: Day): readonly Minutes[] {
  return dates.get(day) ?? week[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? [];
}

function* spansFrom(calendar: Calendar, from: Date): Generator<Span> {
  let day = dayOf(from, calendar.zone);
  for (let n = 0; n < FAR; n += 1) {
    yield* spansOf(calendar, day);
    day = shiftDay(day, 1);
  }
}

/**
 * The windows of one local date as stretches of real time: an instant is inside when the local clock shows a time inside. Where the clock jumps, a window
 * loses the hour that is not shown and counts the hour that is shown twice, as two stretches if need be.
 */
function spansOf(calendar: Calendar, day: Day): Span[] {
  const windows = windowsOf(calendar, day);
  if (windows.length === 0) return [];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const spans: Span[] = [];
  for (const { from, to, offset } of steadyTimes(calendar.zone, midnight - 16 * HOUR, midnight + 40 * HOUR)) {
    for (const [opens, closes] of windows) {
      const span = [Math.max(from, midnight + opens * MINUTE - offset), Math.min(to, midnight + closes * MINUTE - offset)] as const;
      if (span[0] < span[1]) spans.push(span);
    }
  }
  return spans.toSorted(([a], [b]) => a - b);
}

/** The stretches between two instants in which the zone keeps one offset (milliseconds to add for local time): one, or two around a change of the clocks. */
function steadyTimes(zone: string, from: number, to: number) {
  const [first, last] = [offsetAt(zone, from), offsetAt(zone, to)];
  if (first === last) return [{ from, to, offset: first }];
  let [before, after] = [from, to];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetAt(zone, middle) === first) before = middle;
    else after = middle;
  }
  return [{ from, to: after, offset: first }, { from: after, to, offset: last }];
}

function offsetAt(zone: string, at: number) {
  return tzOffset(zone, new Date(at)) * MINUTE;
}
