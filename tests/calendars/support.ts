import { TZDate } from "@date-fns/tz";
import { parseCalendar, type BusinessCalendar, type Calendar, type Weekday } from "@/lib/calendars/rules";

type Hours = readonly [from: string, to: string];
type More = Partial<Pick<BusinessCalendar, "holidays" | "overrides">>;

export const WORKDAYS: readonly Weekday[] = ["MON", "TUE", "WED", "THU", "FRI"];

/** A calendar with the same windows on each of these weekdays. */
export function calendar(zone: string, days: readonly Weekday[], hours: readonly Hours[], { holidays = [], overrides = [] }: More = {}): Calendar {
  const windows = days.flatMap((weekday) => hours.map(([from, to]) => ({ weekday, from, to })));
  const parsed = parseCalendar({ zone, windows, holidays, overrides });
  if (!parsed) throw new Error("The test's calendar is none");
  return parsed;
}

/** Monday to Friday, nine to five, in New York. */
export const newYork = (more?: More) => calendar("America/New_York", WORKDAYS, [["09:00", "17:00"]], more);

/** "2026-06-01 14:00" on the clock of a zone; of an hour shown twice the first. */
export function at(zone: string, text: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, zone).getTime());
}
