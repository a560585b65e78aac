import { z } from "zod";
import { Day, Zone } from "@/lib/dates";

export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Type a time like 09:00.");
const span = { from: Time, to: Time };
const forward = ({ from, to }: { from: string; to: string }) => from < to;
const backwards = { error: "The closing time comes after the opening time; a night is two windows.", path: ["to"] };
const Window = z.strictObject({ weekday: z.enum(WEEKDAYS), ...span }).refine(forward, backwards);
const Hours = z.strictObject(span).refine(forward, backwards);
const Name = z.string().trim().max(80, "At most 80 letters.").optional();

/**
 * Organization.businessCalendar: when somebody is at work. Windows are local and half-open, a closing instant is closed; holidays are closed; an override
 * stands for all windows of its date, also on a holiday, and without windows closes it. (spec: implementation.md, Blockers and escalation, 1)
 */
export const BusinessCalendar = z
  .strictObject({
    zone: Zone,
    windows: z.array(Window).max(70),
    holidays: z.array(z.strictObject({ date: Day, name: Name })).max(500),
    overrides: z.array(z.strictObject({ date: Day, name: Name, windows: z.array(Hours).max(10) })).max(500),
  })
  .superRefine(({ windows, overrides, holidays }, issues) => {
    const refuse = (path: (string | number)[], message: string) => issues.addIssue({ code: "custom", path, message });
    windows.forEach((window, n) => windows.slice(0, n).some((other) => other.weekday === window.weekday && overlap(other, window)) && refuse(["windows", n], "This window runs into another one of the same day."));
    overrides.forEach((override, n) => {
      if (override.windows.some((one, at) => override.windows.slice(0, at).some((other) => overlap(other, one)))) refuse(["overrides", n], "Two windows of this date run into each other.");
      if (overrides.slice(0, n).some(({ date }) => date === override.date)) refuse(["overrides", n, "date"], "This date is in the list already.");
    });
    holidays.forEach(({ date }, n) => holidays.slice(0, n).some((other) => other.date === date) && refuse(["holidays", n, "date"], "This date is in the list already."));
  });
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;

/** Minutes since local midnight, from inclusive, to exclusive. */
export type Minutes = readonly [from: number, to: number];
/** What the clock reads: the windows of each weekday (Sunday first) and of each date that has its own, sorted. */
export type Calendar = { zone: string; week: readonly (readonly Minutes[])[]; dates: ReadonlyMap<Day, readonly Minutes[]> };

/** A stored calendar as the clock reads it; null when there is none, or none with working time in its week: no clock can run on that. */
export function parseCalendar(stored: unknown): Calendar | null {
  const parsed = BusinessCalendar.safeParse(stored);
  if (!parsed.success || parsed.data.windows.length === 0) return null;
  const { zone, windows, holidays, overrides } = parsed.data;
  return {
    zone,
    week: WEEKDAYS.map((weekday) => sorted(windows.filter((window) => window.weekday === weekday))),
    dates: new Map<Day, readonly Minutes[]>([...holidays.map(({ date }) => [date, []] as const), ...overrides.map(({ date, windows: own }) => [date, sorted(own)] as const)]),
  };
}

function sorted(windows: readonly { from: string; to: string }[]): Minutes[] {
  return windows.map(({ from, to }) => [minutes(from), minutes(to)] as const).toSorted(([a], [b]) => a - b);
}

function minutes(time: string) {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function overlap(a: { from: string; to: string }, b: { from: string; to: string }) {
  return a.from < b.to && b.from < a.to;
}
