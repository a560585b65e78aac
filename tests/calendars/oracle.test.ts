import { expect, test } from "vitest";
import { addBusinessSeconds, countedSeconds, isOpen, nextOpen } from "@/lib/calendars/clock";
import { BusinessCalendar, parseCalendar, WEEKDAYS } from "@/lib/calendars/rules";
import { Oracle } from "./oracle";

const MINUTE = 60_000;
const DAY = 1440;
/** Weeks around both clock changes of zones that have them, among them half-hour changes, changes at midnight, and zones that have none. */
const places: readonly (readonly [zone: string, from: string])[] = [
  ["America/New_York", "2026-02-20"], ["America/New_York", "2026-10-16"], ["Europe/Copenhagen", "2026-03-14"], ["Europe/Copenhagen", "2026-10-10"], ["Europe/London", "2026-03-20"],
  ["Australia/Lord_Howe", "2026-03-20"], ["Australia/Lord_Howe", "2026-09-20"], ["Africa/Cairo", "2026-04-10"], ["Africa/Cairo", "2026-10-15"], ["Asia/Beirut", "2026-03-15"],
  ["America/Santiago", "2026-08-22"], ["America/Santiago", "2026-03-21"], ["Asia/Riyadh", "2026-06-01"], ["Asia/Kolkata", "2026-12-15"], ["Pacific/Chatham", "2026-09-13"], ["UTC", "2026-12-20"],
];
const CALENDARS = 3;
const CASES = 220;
const WEEKS = 5;

test.each(places)(`${CALENDARS} calendars of %s from %s: the clock says what counting minute by minute says`, (zone, begin) => {
  const random = generator(`${zone} ${begin}`);
  const from = Date.parse(`${begin}T00:00:00Z`);
  for (let n = 0; n < CALENDARS; n += 1) {
    const stored = anyCalendar(random, zone, begin);
    const calendar = parseCalendar(stored) ?? raise("no calendar");
    const oracle = new Oracle(stored, from, WEEKS * 7 * DAY);
    const instant = (days: number) => from + random(days * DAY) * MINUTE;
    for (let one = 0; one < CASES; one += 1) {
      const [a, b, minutes] = [instant(14), instant(WEEKS * 7), 1 + random(30 * 60)];
      const shown = [isOpen(calendar, new Date(a)), nextOpen(calendar, new Date(a))?.getTime(), countedSeconds(calendar, new Date(a), new Date(b)), addBusinessSeconds(calendar, new Date(a), minutes * 60)?.getTime()];
      const truth = [oracle.isOpen(a), oracle.nextOpen(a), b > a ? oracle.counted(a, b) * 60 : 0, oracle.after(a, minutes)];
      // Beyond its weeks the oracle knows nothing.
      expect({ zone, a, b, minutes, shown: shown.map((each, at) => (truth[at] === null ? null : each)) }).toEqual({ zone, a, b, minutes, shown: truth });
    }
  }
});

test("these are more than ten thousand cases", () => expect(places.length * CALENDARS * CASES).toBeGreaterThanOrEqual(10_000));

/** Some working days with one to three windows, some holidays, half days and extra days. */
function anyCalendar(random: (below: number) => number, zone: string, begin: string): BusinessCalendar {
  const windows = WEEKDAYS.flatMap((weekday) => (random(10) < 7 ? hours(random).map((window) => ({ weekday, ...window })) : []));
  const date = (n: number) => new Date(Date.parse(begin) + n * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: WEEKS * 7 }, (_, n) => date(n));
  const holidays = days.filter(() => random(14) === 0).map((day) => ({ date: day }));
  const overrides = days.filter(() => random(10) === 0).map((day) => ({ date: day, windows: random(4) === 0 ? [] : hours(random) }));
  return BusinessCalendar.parse({ zone, windows: windows.length > 0 ? windows : [{ weekday: "MON", from: "09:00", to: "17:00" }], holidays, overrides });
}

function hours(random: (below: number) => number) {
  const edges = [...new Set(Array.from({ length: 2 * (1 + random(3)) }, () => random(97) * 15))].toSorted((a, b) => a - b);
  const text = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return edges.flatMap((edge, n) => (n % 2 === 0 && n + 1 < edges.length ? [{ from: text(edge), to: text(edges[n + 1] ?? edge) }] : []));
}

/** The same numbers in every run for the same word, so that a failure can be looked at. */
function generator(word: string) {
  let state = [...word].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0, 2166136261);
  return (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function raise(message: string): never {
  throw new Error(message);
}
